import type { Query } from "../shared/query";
import type { Routed } from "../shared/routes";
import type * as shared from "../shared/service";
import type { Account, Caller } from "./account";

/** One authenticated call. */
export interface Call<S> {
  readonly store: S;
  readonly account: Account;
  readonly caller: Caller;
  /** Decoded path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The body's bytes. */
  readonly body: Buffer;
  /** Milliseconds since the epoch, on the service's clock. */
  readonly at: number;
}

/** A successful answer; the services have several statuses for it. */
export interface Answer extends shared.Answer {
  readonly status: number;
}

/** What a service knows about an operation; the path parameter `project` must be the caller's. */
export interface Operation<S> extends Routed {
  readonly name: string;
  /** Whether anybody may call. */
  readonly isOpen?: boolean;
  /** @throws ApiError for every answer that is not a success. */
  run(call: Call<S>): Answer;
}
