import { createHash } from "node:crypto";
import { chmodSync, createReadStream, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { changeableByOthers } from "./other-users";
import type { Setting } from "./setting";

/** The file beside a kept program that holds the SHA-256 of what was built or installed, as sha256sum writes it. */
export const recordOf = (program: string): string => `${program}.sha256`;

/** Makes a program of the cache ours alone, and records what it is, under the name that it will have. */
export async function recordProgram(program: string, name = basename(program)): Promise<void> {
  chmodSync(program, 0o700);
  writeFileSync(recordOf(program), `${await sha256(program)}  ${name}\n`, { mode: 0o600 });
}

/**
 * To be called before a program is run. Throws the reason when it lies in the cache and somebody else could have put or
 * changed it there, or it is not what was recorded. Programs outside the cache are the user's own.
 */
export async function expectTrusted(program: string, { folder }: Setting): Promise<void> {
  const inside = relative(folder, program);
  if (inside.startsWith("..") || isAbsolute(inside)) return;
  if (!lstatSync(program).isFile()) throw new Error(`${program} is not run: it is not a plain file`);
  const names = inside.split(sep);
  for (const path of [folder, ...names.map((_, depth) => join(folder, ...names.slice(0, depth + 1)))]) {
    const reason = changeableByOthers(path);
    if (reason) throw new Error(`${program} is not run: ${path} ${reason}`);
  }
  const recorded = readRecord(program);
  if (!recorded) throw new Error(`${program} is not run: nothing records what was built or installed there`);
  if (recorded !== (await sha256(program)))
    throw new Error(`${program} is not run: it is not what was built or installed`);
}

function readRecord(program: string): string | undefined {
  try {
    return readFileSync(recordOf(program), "utf8").split(" ")[0];
  } catch {
    return undefined;
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
