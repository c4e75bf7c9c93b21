import fc from "fast-check";
import { type Cut, everyCut, nameOf, play } from "./every";
import { type Scenario, scenarios } from "./scenario";
import { type Figures, figureNames, type Outcome } from "./trial";

/** Tries to make a failing scenario smaller. */
const mostShrinks = 150;

/** A scenario that broke an invariant, as small as it was found. */
export interface Failure {
  /** What it is called: its number, or which cut it is. */
  readonly name: string;
  /** Arguments that run it again. */
  readonly again: string;
  readonly problems: readonly string[];
  readonly scenario: Scenario;
  /** All that was said and called in it. */
  readonly story: string;
}

export interface Result {
  readonly scenarios: number;
  readonly figures: Figures;
  readonly failures: readonly Failure[];
}

/** Scenarios are drawn one by one, so that each can be repeated by itself. */
const seedOf = (seed: number, run: number) =>
  (Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) + Math.imul(run, 0x85ebca6b)) | 0;

export const noFigures = (): Figures => Object.fromEntries(figureNames.map((name) => [name, 0])) as Figures;

export const sumOf = (a: Figures, b: Figures): Figures =>
  Object.fromEntries(figureNames.map((name) => [name, a[name] + b[name]])) as Figures;

/** Runs one scenario; one that breaks an invariant is made smaller for as long as it breaks any. */
async function runOne(seed: number, run: number): Promise<Result> {
  let figures: Figures | undefined;
  let smallest: { scenario: Scenario; outcome: Outcome } | undefined;
  let tries = 0;
  const property = fc.asyncProperty(scenarios, async (scenario) => {
    if (tries++ > mostShrinks) return;
    const outcome = await play(scenario);
    figures ??= outcome.figures;
    if (outcome.problems.length === 0) return;
    smallest = { scenario, outcome };
    throw new Error(outcome.problems[0]);
  });
  await fc.check(property, { seed: seedOf(seed, run), numRuns: 1 });
  const failures = smallest
    ? [failureOf(`${seed}-${run}`, `--seed ${seed} --run ${run}`, smallest.scenario, smallest.outcome)]
    : [];
  return { scenarios: 1, figures: figures ?? noFigures(), failures };
}

const failureOf = (name: string, again: string, scenario: Scenario, outcome: Outcome): Failure => ({
  ...{ name, again, scenario, problems: outcome.problems, story: storyOf(outcome) },
});

/** Cuts a run short at every moment of it, in every way. */
export async function runCut(cut: Cut): Promise<Result> {
  let figures = noFigures();
  let scenarios = 0;
  const failures: Failure[] = [];
  for await (const { how, at, scenario, outcome } of everyCut(cut)) {
    scenarios++;
    figures = sumOf(figures, outcome.figures);
    const name = nameOf(cut);
    if (outcome.problems.length > 0)
      failures.push(failureOf(`${name}-${how}-${at}`, `--every --only ${name}`, scenario, outcome));
  }
  return { scenarios, figures, failures };
}

/** Runs scenarios by number, one after the other. */
export async function runScenarios(seed: number, first: number, runs: number): Promise<Result> {
  let figures = noFigures();
  const failures: Failure[] = [];
  for (let run = first; run < first + runs; run++) {
    const result = await runOne(seed, run);
    figures = sumOf(figures, result.figures);
    failures.push(...result.failures);
  }
  return { scenarios: runs, figures, failures };
}

/** What the engine called, what the clouds were asked, and what people were told. */
function storyOf({ world }: Outcome): string {
  const time = (at: number) => new Date(at).toISOString().slice(11, 23);
  return [
    ...world.runs.flatMap(({ stack, rpcs, isOk }) => [
      `run of ${stack}: ${isOk ? "ok" : "not ok"}`,
      ...rpcs.map(
        ({ method, resource, id, begunAt, endedAt, error, result }) =>
          `  ${time(begunAt)} to ${endedAt === undefined ? "never" : time(endedAt)} ${method} ${resource} ${id ?? ""} ` +
          `${error ?? JSON.stringify(result) ?? ""}`,
      ),
    ]),
    "calls, by the clouds' time:",
    ...world.simulator.handles
      .journal()
      .map(({ at, service, operation, resource, status, code, fault }) =>
        ["", time(at), service, operation, resource, status, code, fault]
          .filter((part) => part !== undefined)
          .join(" "),
      ),
    "said:",
    ...world.said.map((text) => `  ${text}`),
  ].join("\n");
}
