import type { RequestListener } from "node:http";
import type { Routes } from "../control/routes";
import type { CloudContext } from "./context";
import type { Credentials } from "./credentials";

/** A simulated service that is open. */
export interface OpenService<C> {
  readonly control: C;
  /** What the control service answers for it. */
  readonly routes: Routes;
  /** Serves one request. */
  readonly listener: RequestListener;
  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void;
}

/** What a simulated cloud is found by. */
export interface Whereabouts<S, I> {
  readonly info: I;
  readonly endpoints: { readonly [K in keyof S]: string };
  readonly credentials: Credentials;
}

/** A simulated cloud: how it is opened, and how a client and a person find it. */
export interface Cloud<Options, Services extends object, Info> {
  /** Keeps what the clouds draw apart, so that a change to one leaves the ids of the others as they are. */
  readonly stream: number;
  open(context: CloudContext, options: Options): { readonly services: Services; readonly info: Info };
  /** The environment variables with which pulumi-cloud-snapshots finds it instead of the real one. */
  environment(found: Whereabouts<Services, Info>): Readonly<Record<string, string>>;
  /** Names of variables that hold security tokens: one that is set would be sent with our keys, and refused. */
  readonly tokens: readonly string[];
  /** Ids to try, by what they are. */
  examples(info: Info): Readonly<Record<string, readonly string[]>>;
}

/** Has a cloud's types checked and kept. */
export const defineCloud = <O, S extends object, I>(cloud: Cloud<O, S, I>): Cloud<O, S, I> => cloud;

/** The parts of a service. */
interface Parts<C> {
  readonly control: C;
  readonly routes: Routes;
  readonly service: { readonly listener: RequestListener; reset(): void };
  /** What else returns to the state of the start. */
  readonly held: readonly { reset(): void }[];
  /** Makes what is there from the start. */
  readonly seedDefaults?: () => void;
}

/** Joins the parts of a service, and makes what is there from the start. */
export function openService<C>({ control, routes, service, held, seedDefaults }: Parts<C>): OpenService<C> {
  seedDefaults?.();
  const reset = () => {
    for (const part of [...held, service]) {
      part.reset();
    }
    seedDefaults?.();
  };
  return { control, routes, listener: service.listener, reset };
}
