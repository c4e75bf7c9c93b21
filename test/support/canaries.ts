import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export { canaries, canariesIn } from "../../tools/canaries";

/** All files below a folder, as one text. */
export function textBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");
}
