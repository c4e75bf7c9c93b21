import { randomInt } from "node:crypto";
import { type How, hows } from "../../tools/kills/cuts";
import { judge } from "../../tools/kills/judge";
import { drawPoint, type What, whats } from "../../tools/kills/point";
import { failureLines } from "../../tools/kills/report";
import { runPoint } from "../../tools/kills/trial";

jest.setTimeout(360_000); // a point that hits nothing is tried again

// at the same time, because they wait for most of theirs
const onLinux = process.platform === "linux" ? test.concurrent : test.concurrent.skip;
if (process.platform !== "linux")
  process.stderr.write("engine kills skipped: looking for processes left behind needs /proc\n");

const seed = randomInt(2 ** 31);
process.stderr.write(`engine kills: seed ${seed}\n`);

/** Each way in which a run ends once, but for a terminal that closes; each run that is cut off at least twice. */
const points: [How, What][] = [
  ["engine", "up"],
  ["int", "up"],
  ["term2", "up"],
  ["provider", "replace"],
  ["term", "replace"],
  ["ci", "replace"],
  ["both", "destroy"],
  ["int2", "destroy"],
];

test("the points have every way and every run", () => {
  expect([...points.map(([how]) => how), "hup"].sort()).toEqual([...hows].sort());
  for (const what of whats) expect(points.filter((point) => point[1] === what).length).toBeGreaterThanOrEqual(2);
});

describe(`what the next up finds (npm run faults:engine draws more such points; seed ${seed})`, () => {
  onLinux.each(points)("after a cut of %s during %s: nothing orphaned, lost or left unnamed", async (how, what) => {
    // a point that finds its run over is tried again earlier; one that never hits is a problem too
    const index = points.findIndex(([eachHow, eachWhat]) => eachHow === how && eachWhat === what);
    const evidence = await runPoint(drawPoint(seed, index, { how, what }));
    const verdict = judge(evidence);
    const lines = verdict.problems.length > 0 ? failureLines({ evidence, verdict }) : [];
    expect(lines).toEqual([]);
  });
});
