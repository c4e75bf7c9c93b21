import { randomInt } from "node:crypto";
import type { How } from "../../tools/kills/cuts";
import { judge } from "../../tools/kills/judge";
import { drawPoint, type What } from "../../tools/kills/point";
import { failureLines } from "../../tools/kills/report";
import { runPoint } from "../../tools/kills/trial";

jest.setTimeout(180_000);

// at the same time, because they wait for most of theirs
const onLinux = process.platform === "linux" ? test.concurrent : test.concurrent.skip;
if (process.platform !== "linux")
  process.stderr.write("engine kills skipped: looking for processes left behind needs /proc\n");

const seed = randomInt(2 ** 31);
process.stderr.write(`engine kills: seed ${seed}\n`);

const points: [How, What][] = [
  ["engine", "up"],
  ["provider", "up"],
  ["both", "up"],
  ["ci", "up"],
  ["int2", "up"],
  ["term", "replace"],
  ["engine", "replace"],
  ["engine", "destroy"],
];

describe(`what the next up finds (npm run faults:engine draws more such points; seed ${seed})`, () => {
  onLinux.each(points)("after a cut of %s during %s: nothing orphaned, lost or left unnamed", async (how, what) => {
    const index = points.findIndex(([eachHow, eachWhat]) => eachHow === how && eachWhat === what);
    const evidence = await runPoint(drawPoint(seed, index, { how, what }));
    const verdict = judge(evidence);
    const lines = verdict.problems.length > 0 ? failureLines({ evidence, verdict }) : [];
    expect(lines).toEqual([]);
  });
});
