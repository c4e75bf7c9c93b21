import type { ServiceName, SimulatorInfo, SimulatorOptions } from "cloud-snapshots-simulator";
import type { Service } from "#provider/clouds/place/endpoint";
import type { Handles, KindRow, Stock } from "./kind-row";

/** Keys of an account, until a moment of the cloud's time where they expire. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string | undefined;
  readonly expiresAt?: number | undefined;
}

/** A user with a password, where a cloud knows such. */
export interface User {
  readonly name: string;
  readonly password: string;
  readonly domain: string;
}

export interface ServiceRow {
  /** What the provider knows of it. */
  readonly own: Service;
  /** The environment variable that puts another endpoint in the place of the cloud's own. */
  readonly variable: string;
  /** The cloud's own host in the region of the tests. */
  readonly host: string;
  /** Where the simulated service is. */
  readonly origin: (endpoints: SimulatorInfo["endpoints"]) => string;
}

/** How simulated clouds are slow, and how many calls they let through. */
export interface Pace {
  readonly lags: { snapshotSeconds: number; invisibleSeconds: number; deletionSeconds: number };
  readonly callsPerSecond: number;
  /** How long tokens of users live; 0 for the usual time. */
  readonly tokenSeconds: number;
}

/** What tests, tools and the bench need to know of a cloud. */
export interface Cloud<Kinds = Readonly<Record<string, KindRow>>> {
  /** Environment variables of the keys. */
  readonly keys: { readonly id: string; readonly secret: string; readonly token: string };
  /** Other environment variables whose values are secrets. */
  readonly otherSecrets: readonly string[];
  readonly region: {
    readonly variable: string;
    /** The region of the tests, and another one. */
    readonly name: string;
    readonly other: string;
    /** What looks like a region, and is none: a zone, a name in capitals, another service. */
    readonly near: readonly string[];
    /** Whether all regions are known, and another one is refused. */
    readonly areAllKnown: boolean;
  };
  readonly services: { readonly [Name in ServiceName]?: ServiceRow };
  /** The service that calls of all others need first. */
  readonly identity?: ServiceName;
  readonly admit: (handles: Handles, keys: Keys) => void;
  /** Users with a password, and the environment that names one. */
  readonly users?: {
    readonly admit: (handles: Handles, user: User) => void;
    readonly environment: (user: User) => Record<string, string>;
  };
  /** Finds the id of the key in the header `authorization`. */
  readonly signer: RegExp;
  /** The headers that hold a token, small. */
  readonly tokenHeaders: readonly string[];
  /** Everything that the client can send. */
  readonly operations: readonly string[];
  /** What an error's code brings by way of advice. */
  readonly advice: (code: string) => unknown;
  readonly behaviour: (pace: Pace) => SimulatorOptions;
  /** The settings with which examples take snapshots of what is there from the start. */
  readonly settings: (stock: Stock) => Record<string, string | undefined>;
  readonly kinds: Kinds;
}
