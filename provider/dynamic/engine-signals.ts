import { subscribe } from "node:diagnostics_channel";
import { fstatSync } from "node:fs";
import type { ServerHttp2Stream } from "node:http2";

/** What a provider process hears of its engine, beside the calls of its own functions. */
export interface EngineSignals {
  /** The engine cancels the run, or ends it: the call comes at the end of every run, and twice on Ctrl-C. */
  readonly onCancel: () => void;
  /** The engine is gone, or gives up what is under way: nobody takes answers any more. */
  readonly onGone: () => void;
}

const cancelPath = "/pulumirpc.ResourceProvider/Cancel";

interface StreamStart {
  readonly stream: ServerHttp2Stream;
  readonly headers: Record<string, unknown>;
}

function isPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFIFO() || status.isSocket();
  } catch {
    return false; // closed
  }
}

/**
 * Listens to the engine's calls below Pulumi's own code, which answers Cancel itself and tells nobody. Node publishes each
 * call that reaches the process; a call that is cut off, or an end of the standard input, means that the engine is gone.
 * A Node without this channel (before 22) publishes nothing: a cancelled run then waits for its snapshots.
 */
export function hearEngine({ onCancel, onGone }: EngineSignals): void {
  subscribe("http2.server.stream.start", (message) => {
    const { stream, headers } = message as StreamStart;
    if (headers[":path"] === cancelPath) onCancel();
    else stream.once("aborted", onGone);
  });
  if (!isPipe(0)) return; // a file or /dev/null ends at once, whatever the engine does
  process.stdin.once("end", onGone).once("error", onGone).resume();
  if ("unref" in process.stdin) process.stdin.unref();
}
