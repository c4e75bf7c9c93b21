import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import type { Context } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import { engineAddress, engineLog } from "./engine-log";
import { hearEngine } from "./engine-signals";
import { hushShownErrors } from "./errors";
import { StatusRows } from "./rows";
import { forgetEnded, summary } from "./summary";
import type { Named } from "./urn";

export type Rows = Pick<StatusRows, "status" | "warn" | "tell" | "end">;

const address = engineAddress();
const stopping = new AbortController();
const engineCheckMs = 5_000;
const missesToStop = 3;
/** The engine kills the process five seconds after it has asked it to end. */
const endWithinMs = 4_000;
let active = 0;
let isCutOff = false;
let isEnding = false;

const log = address ? engineLog(address) : undefined;
const silent: Rows = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

/** The status rows of this provider process; silent outside of one. */
export const processRows: Rows = log ? new StatusRows(log) : silent;

/** Where the state lives, as far as this process knows; empty after a `pulumi login`, which it is not told of. */
const backend = (process.env["PULUMI_BACKEND_URL"] ?? "").trim().replace(/\/+$/, "");

/** Runs one call of the engine with a context that ends when this process has to. */
export async function watched<T>(
  rows: Rows,
  { urn, organization }: Named,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  active++;
  try {
    return await run({
      urn,
      organization,
      backend,
      logicalName: urn.slice(urn.lastIndexOf("::") + 2),
      report: (text) => rows.status(urn, text),
      warn: (text) => rows.warn(urn, text),
      tell: (text) => rows.tell(urn, text),
      signal: stopping.signal,
    });
  } finally {
    rows.end(urn);
    active--;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when all calls are answered, which requests that make something may take a moment for. */
async function untilIdle(deadline: number): Promise<void> {
  while (active > 0 && Date.now() < deadline) await pause(20);
  await pause(active > 0 ? 0 : 100); // for the answers to leave
}

/** Takes the `making` marks of cancelled creates away: the engine has written their ids by now. */
async function releaseMarks(deadline: number): Promise<void> {
  const { atEnd } = systemRuntime.memory;
  if (isCutOff || atEnd.size === 0) return;
  const signal = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
  await Promise.allSettled([...atEnd.values()].map((release) => release(signal)));
}

/** Ends the process: waits end at once, what was asked of the clouds is answered first, and the run is summed up. */
async function stop(exitCode: number, reason: string): Promise<void> {
  if (isEnding) return process.exit(exitCode);
  isEnding = true;
  const deadline = Date.now() + endWithinMs;
  stopping.abort(new Error(reason));
  if (active > 0) await untilIdle(deadline);
  await releaseMarks(deadline);
  if (!isCutOff) await forgetEnded(systemRuntime.memory, AbortSignal.timeout(Math.max(1, deadline - Date.now())));
  const lines = isCutOff ? [] : summary(systemRuntime.memory);
  const sent = lines.map((line) => new Promise<void>((resolve) => log?.({ urn: "", ...line }, resolve)));
  await Promise.race([Promise.all(sent), pause(500)]);
  process.exit(exitCode);
}

function isEngineThere(engine: string): Promise<boolean> {
  const port = Number(engine.slice(engine.lastIndexOf(":") + 1));
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.setTimeout(engineCheckMs, () => socket.destroy(new Error("no answer")));
    socket.once("connect", () => socket.end());
  });
}

/** Nothing can be recorded any more: creates keep their marks, so that the next run finds what they made. */
function engineIsGone(): void {
  isCutOff = true;
  if (!isEnding) void stop(1, "the Pulumi engine is gone");
}

/** An engine that was killed leaves its provider processes behind; where nothing else tells, its port does. */
function watchPort(engine: string): void {
  let misses = 0;
  const check = setInterval(async () => {
    misses = (await isEngineThere(engine)) ? 0 : misses + 1;
    if (misses >= missesToStop) engineIsGone();
  }, engineCheckMs);
  check.unref();
}

if (address) {
  setFlagsFromString("--semi-space-growth-factor=1"); // docs/decisions/0011
  hearEngine({
    onCancel: () => stopping.abort(new Error("the run was cancelled")),
    onGone: engineIsGone,
  });
  watchPort(address);
  hushShownErrors();
  process.on("SIGINT", () => void stop(130, "the Pulumi engine has ended the run"));
  process.on("SIGTERM", () => void stop(143, "the Pulumi engine has ended the run"));
}
