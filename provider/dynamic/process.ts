import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import type { Context } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import { engineAddress, engineLog } from "./engine-log";
import { StatusRows } from "./rows";
import { summary } from "./summary";

export type Rows = Pick<StatusRows, "status" | "warn" | "end">;

const address = engineAddress();
const stopping = new AbortController();
const engineCheckMs = 5_000;
const missesToStop = 3;
let active = 0;

const log = address ? engineLog(address) : undefined;
const silent: Rows = { status: () => {}, warn: () => {}, end: () => {} };

/** The status rows of this provider process; silent outside of one. */
export const processRows: Rows = log ? new StatusRows(log) : silent;

/** Runs one call of the engine with a context that ends when this process has to. */
export async function watched<T>(rows: Rows, urn: string, run: (context: Context) => Promise<T>): Promise<T> {
  active++;
  try {
    return await run({
      logicalName: urn.slice(urn.lastIndexOf("::") + 2),
      report: (text) => rows.status(urn, text),
      warn: (text) => rows.warn(urn, text),
      signal: stopping.signal,
    });
  } finally {
    rows.end(urn);
    active--;
  }
}

/** Ends the process: at once when nothing is under way, else when the engine has had a moment to take the answers. */
function stop(exitCode: number, reason: string): void {
  stopping.abort(new Error(reason));
  const exit = () => process.exit(exitCode);
  const text = summary(systemRuntime.memory);
  if (active > 0 || text) setTimeout(exit, 1_000);
  else exit();
  if (text) log?.({ urn: "", text, kind: "info" }, active > 0 ? () => {} : exit);
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

/** An engine that was killed leaves its provider processes behind; this one ends itself. */
function watchEngine(engine: string): void {
  let misses = 0;
  const check = setInterval(async () => {
    misses = (await isEngineThere(engine)) ? 0 : misses + 1;
    if (misses >= missesToStop) stop(1, "the Pulumi engine is gone");
  }, engineCheckMs);
  check.unref();
}

if (address) {
  setFlagsFromString("--semi-space-growth-factor=1"); // docs/decisions/0011
  watchEngine(address);
  process.once("SIGINT", () => stop(130, "the Pulumi engine has ended the run"));
  process.once("SIGTERM", () => stop(143, "the Pulumi engine has ended the run"));
}
