import { alibaba } from "./alibaba/cloud";
import { baidu } from "./baidu/cloud";
import { huawei } from "./huawei/cloud";
import type { Cloud, OpenService } from "./shared/cloud";
import type * as faults from "./shared/faults";
import type * as journal from "./shared/journal";

/** Every simulated cloud. Whoever opens, steers or describes them reads them here. */
export const clouds = {
  /** Limits of the Alibaba account, and answers that its documentation leaves open. */
  alibaba,
  /** Limits of the Huawei account, and answers that its documentation leaves open. */
  huawei,
  /** Limits of the Baidu account, and answers that its documentation leaves open. */
  baidu,
};

type Clouds = typeof clouds;
export type CloudName = keyof Clouds;

type Opened<C extends CloudName> = ReturnType<Clouds[C]["open"]>;
type Services<C extends CloudName> = Opened<C>["services"];

/** What each cloud can be told at the start. */
export type CloudOptions = { readonly [C in keyof Clouds]?: Parameters<Clouds[C]["open"]>[1] };

/** Where each cloud is, and what it holds from the start. */
export type CloudInfos = { readonly [C in keyof Clouds]: Opened<C>["info"] };

/** The addresses of each cloud's services. */
export type Endpoints = { readonly [C in keyof Clouds]: { readonly [N in keyof Services<C>]: string } };

type Joined<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void ? A : never;
type ControlOf<S> = S extends OpenService<infer C> ? C : never;

/** The services of all clouds: no two have the same name. */
type AllServices = Joined<{ [C in CloudName]: Services<C> }[CloudName]>;

/** A simulated service. */
export type ServiceName = keyof AllServices;

/** The controls of all services. */
export type Controls = { readonly [N in keyof AllServices]: ControlOf<AllServices[N]> };

export type Fault = faults.Fault<ServiceName>;
export type JournalEntry = journal.JournalEntry<ServiceName>;

/** A cloud whose types do not matter: each method takes what the cloud itself has given. */
type AnyCloud = Cloud<unknown, Readonly<Record<string, OpenService<unknown>>>, unknown>;

/** Every cloud with its name. */
export const everyCloud = Object.entries<AnyCloud>(clouds) as [CloudName, AnyCloud][];
