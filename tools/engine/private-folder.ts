import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { changeableByOthers, movableByOthers, ofAnotherUser } from "./other-users";

/**
 * Makes a folder that only its owner can enter. One that others could write is emptied and made anew: nothing in it can be
 * believed. Throws when others could replace the folder itself, or when it is theirs.
 */
export function privateFolder(folder: string, say: (line: string) => void): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const outside = movableByOthers(folder);
  if (outside)
    throw new Error(
      `${dirname(folder)} ${outside}, so programs in it cannot be trusted: mend that, or name another cache with CLOUD_SNAPSHOTS_ENGINE_CACHE`,
    );
  const inside = changeableByOthers(folder);
  if (!inside) return;
  if (inside === ofAnotherUser) {
    throw new Error(`${folder} ${inside}: remove it, or name another cache with CLOUD_SNAPSHOTS_ENGINE_CACHE`);
  }
  say(`${folder} ${inside}; it is emptied and made anew.`);
  rmSync(folder, { recursive: true });
  mkdirSync(folder, { mode: 0o700 });
}
