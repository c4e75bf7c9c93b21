import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { runMain } from "../run-main";
import { judge, readSources } from "./imports";
import { rooms } from "./rooms";
import { written } from "./written";

const textOf = (path: string) => {
  const full = join(projectRoot(), path);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
};

/** `npm run architecture`: draws the rooms and writes their table, from the imports. An import against the rules is an error. */
async function main(): Promise<number> {
  const sources = readSources();
  const problems = judge(sources, rooms);
  for (const problem of problems) console.error(problem);
  for (const [path, text] of Object.entries(written(rooms, sources, textOf))) {
    const isFresh = text === textOf(path);
    if (!isFresh) writeFileSync(join(projectRoot(), path), text);
    console.log(`${path}: ${isFresh ? "is fresh" : "written"}`);
  }
  return problems.length > 0 ? 1 : 0;
}

runMain(main);
