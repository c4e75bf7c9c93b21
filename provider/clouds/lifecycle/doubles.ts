import type { Seen } from "./claim";
import { shownMark } from "./kind";
import { type Identity, isSameStack, type Mark } from "./mark";
import type { Listed } from "./memory";
import type { Operation } from "./operation";
import { joinMs } from "./poll-twice";
import { ageOf } from "./state";
import { keyOf } from "./where";

/** Older ones are no news. */
export const day = 24 * 3_600_000;

/** In a row. */
const mostInRow = 3;

/** The first of them, and how many more there are. */
export const some = (texts: readonly string[], most = mostInRow): string =>
  texts.slice(0, most).join(", ") + (texts.length > most ? ` and ${texts.length - most} more` : "");

/** A marked snapshot of the stack that this process has not made and no state has shown to it. */
export interface Unknown<Item> extends Seen<Item> {
  readonly mark: Mark;
  /** Milliseconds by the cloud's clock, when it answered. */
  readonly age: number;
  /** When the list was asked for, by the runtime's clock. */
  readonly askedAt: number;
}

/** The snapshots of a list that earlier runs of this stack made, as far as this process can tell. */
export function unknownOnes<Item>(
  { kind, memory, session }: Operation<Item>,
  { snapshots, askedAt }: Listed<Item>,
  own: Identity,
): Unknown<Item>[] {
  return [...snapshots].flatMap(([id, seen]) => {
    const mark = shownMark(kind, seen);
    if (!mark || seen.item === undefined || !isSameStack(mark, own)) return [];
    if (memory.tokens.has(mark.token) || memory.kept.isKnown(session.where, id)) return []; // of this run, or in the state
    const unreported = seen.phase === "complete" ? Number.POSITIVE_INFINITY : 0; // some clouds tell the time a moment later
    return [{ id, seen, mark, age: ageOf(kind.outputs(seen.item), session.now()) ?? unreported, askedAt }];
  });
}

/** Remembers a snapshot of this very resource, to be named at the end. */
export function nameOwn<Item>(
  { memory, session }: Operation<Item>,
  { id, age }: Unknown<Item>,
  logicalName: string,
): void {
  const { where } = session;
  memory.doubles.set(keyOf(where, id), { where, id, logicalName, madeAt: session.now() - age });
}

/** Whether an earlier run made it, however long the answer was on its way: clouds tell the time to the second. */
export const isOfEarlierRun = <Item>({ memory }: Operation<Item>, { age, askedAt }: Unknown<Item>): boolean =>
  age < day && age > askedAt - (memory.begunAt ?? askedAt) + 1_000;

/** Remembers a snapshot that another resource's create has not ended, or whose create another process of this run works on. */
export function nameOther<Item>({ kind, memory, session }: Operation<Item>, { id, age }: Unknown<Item>): void {
  const { where } = session;
  const isStillMaking = async (signal: AbortSignal) => {
    const { item } = await session.poller.poll(id, joinMs, signal);
    return item === undefined || (kind.marks.of(item)?.making ?? false);
  };
  const madeAt = session.now() - age;
  // where nothing takes the mark away its end proves nothing
  const double = { where, id, madeAt, ...(kind.marks.release ? { isStillMaking } : {}) };
  memory.doubles.set(keyOf(where, id), double);
}
