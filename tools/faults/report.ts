import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import type { Failure } from "./campaign";
import { type Figures, figureNames } from "./trial";

/** What happened in all scenarios together. */
export const figureLine = (figures: Figures): string =>
  figureNames.map((name) => `${figures[name]} ${name}`).join(", ");

/** What went wrong in a scenario, and how to see it again. */
export function failureLines({ name, again, problems, scenario, story }: Failure): string[] {
  const folder = join(projectRoot(), ".cache", "faults");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.scenario.log`);
  writeFileSync(file, [...problems, JSON.stringify(scenario, undefined, 2), story].join("\n"));
  return [
    `scenario ${name}: FAILED`,
    ...problems.map((problem) => `  ${problem}`),
    `  smallest: ${JSON.stringify(scenario)}`,
    `  all of it: ${file}`,
    `  again: npm run faults -- ${again}`,
  ];
}
