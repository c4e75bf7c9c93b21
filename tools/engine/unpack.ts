import { lstatSync } from "node:fs";
import { join } from "node:path";
import { cleanEnvironment } from "./clean-environment";
import { runProgram } from "./run-program";
import { executableIn, executableOnPath } from "./search-path";
import type { Setting } from "./setting";

const longestUnpackingMs = 2 * 60_000;

/**
 * Takes single files out of an archive into a folder; `members` are their paths in it. The system's tar does it: all
 * platforms have one, and Windows' reads zip files too. An archive with any path that leaves the folder is refused as a
 * whole, and so are members that are no plain files. Throws the reason.
 */
export async function unpack(
  archive: string,
  members: readonly string[],
  folder: string,
  setting: Setting,
): Promise<void> {
  const list = await tar(["-tf", archive], setting);
  for (const path of list.split(/\r?\n/).filter(Boolean)) {
    if (!staysInside(path)) throw new Error(`${archive} is refused: its member ${path} leaves the folder`);
  }
  // -o: the files are ours, whoever packed them
  await tar(["-xof", archive, "-C", folder, ...members], setting);
  for (const member of members) {
    const file = join(folder, member);
    if (!lstatSync(file).isFile()) throw new Error(`${archive} is refused: its member ${member} is not a plain file`);
  }
}

function staysInside(path: string): boolean {
  return !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes("..");
}

function tar(args: readonly string[], { env }: Setting): Promise<string> {
  // not a tar of PATH on Windows: GNU's, which Git brings, reads "C:" as the name of a host
  const windows =
    process.platform === "win32" && executableIn(join(env["SystemRoot"] ?? "C:\\Windows", "System32"), "tar");
  const command = windows || executableOnPath(env, "tar");
  if (!command) throw new Error("tar is not installed");
  const timeoutMs = longestUnpackingMs;
  return runProgram(command, args, { env: cleanEnvironment(env), timeoutMs }).catch((error: Error) => {
    throw new Error(`${args[1]} cannot be unpacked: ${error.message}`);
  });
}
