import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const isJson = (file: string): boolean => {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
};

/**
 * Removes files of attributes that a kill has left empty: Pulumi's local backend writes them in place beside each state file,
 * and cannot load the state with an empty one. Without one it can.
 */
export function removeEmptyAttributes(stateFolder: string): void {
  const folder = join(stateFolder, ".pulumi", "stacks");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".attrs") && !isJson(join(folder, name))) rmSync(join(folder, name));
  }
}
