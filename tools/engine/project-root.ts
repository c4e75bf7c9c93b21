import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The workspace folder, from the sources as well as from the compiled files. */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "tools", "engine", "cli", "go.mod"))) return folder;
    if (folder === dirname(folder)) throw new Error(`No workspace folder above ${__dirname}`);
  }
}
