import { lstatSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";

export const ofAnotherUser = "belongs to another user";
const writableByOthers = 0o022;
const sticky = 0o1000;

/**
 * What another user could do to a file or folder: "belongs to another user", "can be changed by other users"; undefined
 * when it is ours, or root's, alone. A symbolic link is judged itself. Windows tells by no mode who may write, and a
 * user's cache is private there: nothing is looked at.
 */
export function changeableByOthers(path: string): string | undefined {
  return process.platform === "win32" ? undefined : judge(lstatSync(path), writableByOthers);
}

/** The same for the folder that holds a path; in one like /tmp, which is sticky, all may write but move only their own. */
export function movableByOthers(path: string): string | undefined {
  if (process.platform === "win32") return undefined;
  const parent = statSync(dirname(path));
  return judge(parent, parent.mode & sticky ? 0 : writableByOthers);
}

function judge({ uid, mode }: Stats, forbidden: number): string | undefined {
  if (uid !== 0 && uid !== process.getuid?.()) return ofAnotherUser;
  return mode & forbidden ? "can be changed by other users" : undefined;
}
