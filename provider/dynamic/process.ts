import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { systemRuntime } from "../clouds/system-runtime";
import { engineAddress, engineLog } from "./engine-log";
import { hearEngine } from "./engine-signals";
import { hushShownErrors } from "./errors";
import { StatusRows } from "./rows";
import { type Rows, Run } from "./run";

const engineCheckMs = 5_000;
const missesToStop = 3;
/** For the lines about the run as a whole to reach the engine. */
const lastLinesMs = 500;

const silent: Rows = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

/** A provider process of the engine: its status rows, silent outside of one, and the run that it serves. */
export interface ProviderProcess {
  readonly rows: Rows;
  readonly run: Run;
}

let started: ProviderProcess | undefined;

/** The provider process that this is; hears the engine from the first call on. */
export function providerProcess(): ProviderProcess {
  started ??= start(engineAddress());
  return started;
}

function start(address: string | undefined): ProviderProcess {
  const run = new Run({
    ...systemRuntime,
    // empty after a `pulumi login`, which the process is not told of
    backend: (process.env["PULUMI_BACKEND_URL"] ?? "").trim().replace(/\/+$/, ""),
  });
  if (!address) return { rows: silent, run };
  const log = engineLog(address);
  setFlagsFromString("--semi-space-growth-factor=1"); // docs/decisions/0011
  serveUntilItsEnd(address, run, log);
  hushShownErrors();
  return { rows: new StatusRows(log), run };
}

/** Ends the process once its run is over and summed up: when the engine says so, or is gone. */
function serveUntilItsEnd(address: string, run: Run, log: ReturnType<typeof engineLog>): void {
  let isEnding = false;
  const stop = async (exitCode: number, reason: string) => {
    if (isEnding) return process.exit(exitCode);
    isEnding = true;
    const lines = await run.end(reason);
    const sent = lines.map((line) => new Promise<void>((resolve) => log({ urn: "", ...line }, resolve)));
    await Promise.race([Promise.all(sent), new Promise((resolve) => setTimeout(resolve, lastLinesMs))]);
    process.exit(exitCode);
  };
  const onGone = () => {
    run.cutOff();
    if (!isEnding) void stop(1, "the Pulumi engine is gone");
  };
  hearEngine({ onCancel: () => run.cancel("the run was cancelled"), onGone });
  watchPort(address, onGone);
  process.on("SIGINT", () => void stop(130, "the Pulumi engine has ended the run"));
  process.on("SIGTERM", () => void stop(143, "the Pulumi engine has ended the run"));
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

/** An engine that was killed leaves its provider processes behind; where nothing else tells, its port does. */
function watchPort(engine: string, onGone: () => void): void {
  let misses = 0;
  const check = setInterval(async () => {
    misses = (await isEngineThere(engine)) ? 0 : misses + 1;
    if (misses >= missesToStop) onGone();
  }, engineCheckMs);
  check.unref();
}
