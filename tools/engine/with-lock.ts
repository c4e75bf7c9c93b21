import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Setting } from "./setting";

const lookEveryMs = 500;
const touchEveryMs = 10_000;
const staleAfterMs = 60_000;
const reportEveryMs = 30_000;

/**
 * Runs one task at a time per cache folder, over all processes. The holder keeps its lock file young; a lock that
 * nobody has touched for a minute, or whose process is gone, is taken over. Two takers at the same instant would at
 * worst do the work twice: results are renamed into place whole.
 */
export async function withLock<T>(setting: Setting, task: () => Promise<T>): Promise<T> {
  const file = join(setting.folder, "lock");
  mkdirSync(setting.folder, { recursive: true, mode: 0o700 });
  let said = 0;
  while (!take(file)) {
    if (isStale(file)) {
      discard(file);
      continue;
    }
    if (Date.now() - said >= reportEveryMs) {
      said = Date.now();
      setting.say(`Another process prepares the engine in ${setting.folder}; waiting for it.`);
    }
    await sleep(lookEveryMs);
  }
  const touches = setInterval(() => touch(file), touchEveryMs);
  try {
    return await task();
  } finally {
    clearInterval(touches);
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleAfterMs) return true;
    const holder = Number(readFileSync(file, "utf8"));
    return holder > 0 && !isAlive(holder);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Renaming lets only one of several takers remove it. */
function discard(file: string): void {
  const aside = `${file}-stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  rmSync(aside, { force: true });
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under us; the task itself will say so.
  }
}
