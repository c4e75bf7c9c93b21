import type { CommonInputs } from "../inputs/common";
import type { Operation } from "./operation";
import { keyOf } from "./where";

/**
 * Runs the work once all earlier work of the same turn in this process has ended, well or badly. Whoever is aborted leaves
 * the line.
 */
export function serializeBy<Item, T>(
  { kind, memory, session, call, context }: Operation<Item>,
  inputs: CommonInputs,
  work: () => Promise<T>,
): Promise<T> {
  const source = kind.turn?.(inputs);
  if (source === undefined) return work();
  const { signal } = call;
  const { turns } = memory;
  const turn = keyOf(session.where, source);
  const before = turns.get(turn);
  if (before) context.report("waiting for its turn: the cloud is making another snapshot of this source");
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    const start = () => {
      signal.removeEventListener("abort", leave);
      signal.throwIfAborted();
      return work();
    };
    const mine = (before ?? Promise.resolve()).then(start, start);
    turns.set(turn, mine);
    const end = () => turns.get(turn) === mine && turns.delete(turn);
    mine.finally(end).then(resolve, reject);
  });
}
