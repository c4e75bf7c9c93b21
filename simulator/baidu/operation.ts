import type { Query } from "../shared/query";
import type { Routed } from "../shared/routes";
import type { Answer } from "../shared/service";
import type { BccStore } from "./store";

export type { Answer };

/** One authenticated call. */
export interface Call {
  readonly store: BccStore;
  /** The region whose endpoint was called. */
  readonly region: string;
  /** Decoded path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The body's bytes. */
  readonly body: Buffer;
  /** Milliseconds since the epoch, on the service's clock. */
  readonly at: number;
}

/** What the service knows about an operation. */
export interface Operation extends Routed {
  readonly name: string;
  /** Query parameters; any when absent. */
  readonly parameters?: readonly string[];
  /** @throws ApiError for every answer that is not a success. */
  run(call: Call): Answer;
}
