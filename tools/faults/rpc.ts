import { AsyncLocalStorage } from "node:async_hooks";
import type { KindName } from "../clouds";
import type { VirtualClock } from "../virtual-clock";
import type { Properties } from "./state";

/** One call of the engine, and how it went. */
export interface Rpc {
  readonly method: "check" | "diff" | "create" | "read" | "update" | "delete";
  readonly stack: string;
  readonly resource: string;
  readonly kind: KindName;
  readonly begunAt: number;
  endedAt?: number;
  /** The id that it is about, or that it gave. */
  id?: string;
  /** What it gave; undefined where it failed. */
  result?: Properties;
  error?: string;
  isInitFailure?: boolean;
  isUnanswered?: boolean;
  readonly inputs: Properties;
}

/** The call of the engine that some work is done for. */
export const currentRpc = new AsyncLocalStorage<Rpc>();

/** Limits of operations as the campaign's programs give them. */
export const createLimit = "2h";
export const deleteLimit = "20m";

/** An answer that is under way at the limit is waited for, and a request that makes something has half a minute of its own. */
const graceMs = 45_000;
const hourMs = 3_600_000;

/** How long each call may take at most; reads are limited by the provider itself, and two of them do nothing. */
export const answeredWithinMs: Readonly<Record<Rpc["method"], number>> = {
  check: 0,
  diff: 0,
  create: 2 * hourMs + graceMs,
  update: 2 * hourMs + graceMs,
  read: 120_000 + graceMs,
  delete: 1_200_000 + graceMs,
};

/** A call that is cancelled ends within a moment, unless it has asked the cloud to make, change or delete something. */
export const cancelledWithinMs = { waiting: 2_500, asking: 35_000 };

export interface InitFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];
}

export const isInitFailure = (error: unknown): error is InitFailure => typeof (error as InitFailure).id === "string";

/** As it comes out at the other end of the wire. */
export const wired = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** What a call gives, noted in it, as long as the provider process lives and its limit is not over. */
export async function answered<T>(
  clock: VirtualClock,
  rpc: Rpc,
  death: Promise<never>,
  work: () => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const tooLong = clock.sleep(answeredWithinMs[rpc.method] + 1, end.signal).then(() => {
    rpc.isUnanswered = true;
    throw new Error(`${rpc.method} is not answered`);
  });
  tooLong.catch(() => {}); // there was an answer
  try {
    const result = wired(await Promise.race([currentRpc.run(rpc, work), death, tooLong]));
    rpc.result = (result ?? {}) as Properties;
    if (rpc.method === "create") rpc.id = (result as { id: string }).id;
    return result;
  } catch (error) {
    rpc.error = (error as Error).message;
    if (isInitFailure(error)) {
      rpc.isInitFailure = true;
      rpc.id = error.id;
      rpc.result = wired(error.properties);
    }
    throw error;
  } finally {
    end.abort("answered");
    rpc.endedAt = clock.now();
  }
}
