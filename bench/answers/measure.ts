import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Verdict, verdict } from "../bars";
import { type LargeAnswer, largeAnswers, readKinds } from "./forms";
import { readLargeAnswer } from "./reading";

/** What the transport lets through. */
const largestAnswer = 4 * 1024 * 1024;

/** The longest for which one answer may keep the process from everything else. */
const barMs = 300;

/** How long the event loop was blocked while one answer was read. */
export interface AnswerCost extends Pick<LargeAnswer, "row" | "way" | "shape"> {
  readonly blockedMs: number;
}

setFlagsFromString("--expose-gc");
/** What an earlier answer has left is not this one's. */
const collectGarbage: () => void = runInNewContext("gc");

/** The result of the work, and the longest that the event loop was blocked in the meantime. */
async function watching<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly blockedMs: number }> {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const poll = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(poll);
  };
  setImmediate(poll);
  const result = await work();
  isOver = true;
  await new Promise((resolve) => setImmediate(resolve));
  return { result, blockedMs: longest };
}

/** Reads every answer; those of 4 MiB at most, as the transport would let them through. */
export async function measureAnswers(
  say: (line: string) => void,
): Promise<{ costs: AnswerCost[]; verdicts: Verdict[] }> {
  const costs: AnswerCost[] = [];
  const { log } = console;
  console.log = () => {}; // where look-ups say what they try again
  for (const row of readKinds) {
    for (const { way, shape, status, body } of largeAnswers(row, largestAnswer - 1_024)) {
      const whole = { row, way, shape, status, body: body.slice(0, largestAnswer) };
      collectGarbage();
      const { blockedMs } = await watching(() => readLargeAnswer(whole));
      costs.push({ row, way, shape, blockedMs });
    }
    say(`  answers of ${row.title} done`);
  }
  console.log = log;
  const verdicts = readKinds.map((kind) => {
    const worst = Math.max(...costs.filter(({ row }) => row === kind).map(({ blockedMs }) => blockedMs));
    return verdict(
      `longest that the event loop is blocked by an answer of 4 MiB from ${kind.title}`,
      worst,
      barMs,
      "ms",
    );
  });
  return { costs, verdicts };
}
