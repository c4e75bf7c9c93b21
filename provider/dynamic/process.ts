import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { systemRuntime } from "../clouds/system-runtime";
import { engineAddress, engineLog } from "./engine-log";
import { hearEngine } from "./engine-signals";
import { hushShownErrors } from "./errors";
import { StatusRows } from "./rows";
import { type Rows, Run } from "./run";

const address = engineAddress();
const engineCheckMs = 5_000;
const missesToStop = 3;
/** For the lines about the run as a whole to reach the engine. */
const lastLinesMs = 500;
let isEnding = false;

const log = address ? engineLog(address) : undefined;
const silent: Rows = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

/** The status rows of this provider process; silent outside of one. */
export const processRows: Rows = log ? new StatusRows(log) : silent;

/** The run of the engine that this provider process serves. */
export const processRun = new Run({
  ...systemRuntime,
  // empty after a `pulumi login`, which the process is not told of
  backend: (process.env["PULUMI_BACKEND_URL"] ?? "").trim().replace(/\/+$/, ""),
});

/** Ends the process once its run is over and summed up. */
async function stop(exitCode: number, reason: string): Promise<void> {
  if (isEnding) return process.exit(exitCode);
  isEnding = true;
  const lines = await processRun.end(reason);
  const sent = lines.map((line) => new Promise<void>((resolve) => log?.({ urn: "", ...line }, resolve)));
  await Promise.race([Promise.all(sent), new Promise((resolve) => setTimeout(resolve, lastLinesMs))]);
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

function engineIsGone(): void {
  processRun.cutOff();
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
    onCancel: () => processRun.cancel("the run was cancelled"),
    onGone: engineIsGone,
  });
  watchPort(address);
  hushShownErrors();
  process.on("SIGINT", () => void stop(130, "the Pulumi engine has ended the run"));
  process.on("SIGTERM", () => void stop(143, "the Pulumi engine has ended the run"));
}
