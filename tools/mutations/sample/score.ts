import { describeVerdict } from "../describe-verdict";
import type { Verdict } from "../jest-run";
import type { Mutant } from "./mutants";

/** A mutant of the draw, and what became of it. */
export interface Judged {
  /** Its place in the draw, counted from one. */
  readonly place: number;
  readonly mutant: Mutant;
  /** How the tests ended that execute its line; `unclear` if they could not be run. */
  readonly result: Verdict | { readonly end: "equivalent" } | { readonly end: "unclear"; readonly message: string };
}

/** Of what is drawn, so much must die. */
const least = 0.9;
/** More than these in one sample say that the list of them is the easy way out. */
const mostEquivalents = 10;

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const nameOf = ({ place, mutant: { file, line, change } }: Judged) => `#${place} ${file}:${line}  ${change}`;

function describe({ result }: Judged): string {
  if (result.end === "passed") return "SURVIVED";
  if (result.end === "equivalent") return "equivalent";
  return result.end === "unclear" ? `UNCLEAR: ${result.message}` : `died: ${result.file}, ${describeVerdict(result)}`;
}

export const verdictLine = (judged: Judged): string => `${nameOf(judged)}  ${describe(judged)}`;

export interface Score {
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/** The sum of a sample, and whether it is good: enough died, and there is a reason for each that did not. */
export function scoreOf(all: readonly Judged[]): Score {
  const count = (end: Judged["result"]["end"]) => all.filter(({ result }) => result.end === end).length;
  const [slow, equivalent] = [count("too slow"), count("equivalent")];
  const died = count("failed") + slow;
  const open = all.filter(({ result }) => result.end === "passed" || result.end === "unclear");
  const inProcess = all.filter(({ result }) => "file" in result && result.file.startsWith("test/host/")).length;
  const share = `${died} of ${all.length} died (${percent(died, all.length)}), ${slow} of them because a test hung`;
  const lines = [
    `${share}, ${inProcess} in tests of the provider process`,
    `${equivalent} are equivalent, ${mostEquivalents} at most; ${open.length} lack a test`,
    ...open.map((judged) => `  ${nameOf(judged)}`),
  ];
  const isEnough = died >= least * all.length && equivalent <= mostEquivalents;
  return { lines, isGood: all.length > 0 && isEnough && open.length === 0 };
}
