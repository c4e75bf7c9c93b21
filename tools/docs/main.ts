import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { generatedParts, withParts } from "./pages";

/** `npm run docs`: writes the tables of inputs and outputs into the pages, from the comments of the source. */
for (const [page, parts] of Object.entries(generatedParts())) {
  const path = join(projectRoot(), "docs", page);
  const before = readFileSync(path, "utf8");
  const after = withParts(page, before, parts);
  if (after !== before) writeFileSync(path, after);
  console.log(`docs/${page}: ${after === before ? "is fresh" : "written"}`);
}
