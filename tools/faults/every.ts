import { type KindName, kindNames } from "../clouds";
import { seedChance } from "./chance";
import { type Command, type Ending, endings, type Scenario, type Step } from "./scenario";
import { type Outcome, runScenario } from "./trial";

/** What is cut short at each of its moments: the create, and what follows it. */
const cutCommands = ["up", "change", "replace", "refresh", "destroy"] as const satisfies Command[];

/** A run of one resource, which is to be cut short at every moment. */
export interface Cut {
  readonly kind: KindName;
  readonly command: (typeof cutCommands)[number];
}

export const nameOf = ({ kind, command }: Cut): string => `${kind}-${command}`;

/** Every kind's runs; those alone whose name is given. */
export const cuts = (only: string | undefined): Cut[] =>
  kindNames
    .flatMap((kind) => cutCommands.map((command) => ({ kind, command })))
    .filter((cut) => only === undefined || nameOf(cut) === only);

const stepOf = (command: Command, ending?: Step["ending"]): Step => ({
  ...{ stack: 0, command, disturbances: [], ending, pause: 5, happenings: [], isBeside: false },
});

const scenarioOf = ({ kind, command }: Cut, ending?: Step["ending"]): Scenario => ({
  chance: 1,
  stacks: [[{ kind, waitFor: "complete", isShared: false }]],
  snapshotSeconds: 3,
  invisibleSeconds: 0,
  deletionSeconds: 3,
  skewSeconds: 0,
  tokenSeconds: 0,
  callsPerSecond: 200,
  courses: [],
  steps: command === "up" ? [stepOf("up", ending)] : [stepOf("up"), stepOf(command, ending)],
});

/** Runs a scenario whose chances follow from its seed. */
export function play(scenario: Scenario): Promise<Outcome> {
  seedChance(scenario.chance);
  return runScenario(scenario);
}

/** Cuts the run short at each of its moments, in each way; what was seen at each. */
export async function* everyCut(
  cut: Cut,
): AsyncGenerator<{ how: Ending; at: number; scenario: Scenario; outcome: Outcome }> {
  const { moments } = await play(scenarioOf(cut));
  for (const how of endings) {
    for (let at = 1; at <= moments; at++) {
      const scenario = scenarioOf(cut, { how, at });
      yield { how, at, scenario, outcome: await play(scenario) };
    }
  }
}
