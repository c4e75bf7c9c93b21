import type { Account, Caller } from "./account";
import type { Query } from "./query";

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

/** A successful answer. */
export interface Answer {
  readonly status: number;
  /** No body when absent. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called when the answer leaves unspoiled. */
  readonly delivered?: () => void;
}

/** What a service knows about an operation. */
export interface Operation<S> {
  readonly name: string;
  readonly method: string;
  /** A segment in braces is a parameter; `project` must be the caller's. */
  readonly path: string;
  /** Whether anybody may call. */
  readonly isOpen?: boolean;
  /** @throws ApiError for every answer that is not a success. */
  run(call: Call<S>): Answer;
}
