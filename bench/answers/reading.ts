import type { Runtime } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import type { Clock } from "#provider/time/clock";
import type { KindRow } from "../../tools/clouds";
import { keysEverywhere, regionsEverywhere } from "../../tools/clouds/environment";
import type { LargeAnswer } from "./forms";

const env = {
  ...keysEverywhere({ id: "testAk", secret: "testSk-of-the-bench" }),
  ...regionsEverywhere(),
  HW_PROJECT_ID: "0605768a3300d5762f82c01180692873",
};

const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

const longPause = 30_000;

/** A clock on which pauses pass at once, and limits never do. */
function impatientClock(): Clock {
  let time = Date.parse("2026-01-01T00:00:00Z");
  return {
    now: () => time,
    wall: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        if (ms >= longPause) return;
        time += ms;
        setImmediate(resolve);
      }),
  };
}

/** What came of an answer. */
export interface Reading {
  readonly ids?: readonly string[];
  readonly outputs?: Record<string, unknown>;
  readonly error?: unknown;
}

/** What refuses every call after the first, so that nothing is tried again for long. */
const refusal = ({ answer }: KindRow) => answer.error('"Refused"', '"once is enough"');

/**
 * Gives the real client this one answer, as fast as it asks: to the list of a look-up, to a create's search for what an
 * interrupted run began, or to a refresh of snapshot 0.
 */
export async function readLargeAnswer({ row, way, status, body }: LargeAnswer): Promise<Reading> {
  const clock = impatientClock();
  let isGiven = false;
  const runtime: Runtime = {
    clock,
    env,
    memory: newMemory(),
    transport: async () => {
      const answer = isGiven ? { status: 400, body: refusal(row) } : { status, body };
      isGiven = true;
      return { ...answer, headers: {} };
    },
  };
  try {
    if (way === "list") return { ids: (await row.lookups(runtime).many({})).map(({ id }) => id) };
    const handler = adapt(row.kind(runtime), runtime, silent);
    if (way === "search")
      return { outputs: (await handler.create({ __urn: "dev::bench::::one", ...row.named[0] })).outs };
    return { outputs: (await handler.read(row.answer.id(0), { status: "known" })).props };
  } catch (error) {
    return { error };
  }
}
