import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { table } from "../table";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { commandOf } from "./point";

export interface Outcome {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
}

const figures = ["made", "recorded", "doubled", "named", "orphaned", "lost", "stale", "failedUps", "left"] as const;
const seconds = (ms: number | undefined) => (ms === undefined ? "goes on" : (ms / 1_000).toFixed(2));

/** One row a point, and their sum. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const head = ["point", "run", "cut", "after s", ...figures, "signals", "CLI s", "provider s", "result"];
  const rows = outcomes.map(({ evidence: { point, hits, endedAfterMs, providerAfterMs }, verdict }) => [
    String(point.index),
    point.what,
    point.how,
    seconds(point.delayMs),
    ...figures.map((figure) => String(verdict[figure])),
    String(hits),
    hits > 0 ? seconds(endedAfterMs) : "was over",
    seconds(providerAfterMs),
    verdict.problems.length === 0 ? "ok" : "FAILED",
  ]);
  const sum = (figure: (typeof figures)[number]) =>
    String(outcomes.reduce((total, { verdict }) => total + verdict[figure], 0));
  const failed = outcomes.filter(({ verdict }) => verdict.problems.length > 0).length;
  const total = ["all", "", "", "", ...figures.map(sum), "", "", "", failed === 0 ? "ok" : `${failed} FAILED`];
  return table(head, [...rows, total]);
}

/** What went wrong at a point, and how to see it again. */
export const failureLines = ({ evidence, verdict }: Outcome): string[] => [
  ...verdict.problems.map((problem) => `  ${problem}`),
  `  again: ${commandOf(evidence.point)}`,
];

/** Writes all that happened at a point into a file; its path. */
export function writeEvidence({ evidence, verdict }: Outcome): string {
  const folder = join(projectRoot(), ".cache", "faults");
  mkdirSync(folder, { recursive: true });
  const { runs, journal, ...rest } = evidence;
  const { seed, index } = rest.point;
  const time = (at: number) => ((at - rest.begunAt) / 1_000).toFixed(3);
  const text = [
    ...verdict.problems,
    ...runs.flatMap(({ args, code, begunAt, output }) => [
      "",
      `$ pulumi ${args}  (at ${time(begunAt)} s: ${code})`,
      output,
    ]),
    "Calls, in seconds from the start of the run that was cut off:",
    ...journal.map(({ at, service, operation, resource, status, code }) =>
      [time(at), service, operation, resource, status, code].filter((part) => part !== undefined).join(" "),
    ),
    JSON.stringify(rest, undefined, 2),
  ];
  const file = join(folder, `${seed}-${index}.log`);
  writeFileSync(file, text.join("\n"));
  return file;
}
