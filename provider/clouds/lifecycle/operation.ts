import { asError, CloudError, isTransient, TransportError } from "../../http/errors";
import type { Clock } from "../../time/clock";
import { formatDuration } from "../../time/duration";
import type { CallOptions, Context } from "./kind";

/** For the answer to the last request, which goes out just before the limit. */
const grace = 4_000;

/** A limit that the user has set, or its default, is over. */
export class LimitError extends Error {
  override readonly name = "LimitError";

  constructor(what: string, limitMs: number, last: Error | undefined) {
    const trouble = last ? ` Last trouble: ${last.message}.` : "";
    super(
      `${what}: not done within ${formatDuration(limitMs)}.${trouble} Run the same command again, with a longer timeout if needed.`,
    );
  }
}

/**
 * Runs one operation of the engine within its limit: everything below it, retries, identity calls and looks included, ends
 * with it. Requests that make something have a limit of their own and are never aborted.
 */
export async function withinLimit<T>(
  clock: Clock,
  context: Context,
  { what, limitMs }: { readonly what: string; readonly limitMs: number },
  work: (call: CallOptions) => Promise<T>,
): Promise<T> {
  const begun = clock.now();
  const controller = new AbortController();
  const stop = () => controller.abort(context.signal.reason);
  if (context.signal.aborted) stop();
  else context.signal.addEventListener("abort", stop, { once: true });
  let last: Error | undefined;
  clock.sleep(limitMs + grace, controller.signal).then(
    () => controller.abort(new LimitError(what, limitMs, last)),
    () => {}, // the work is over
  );
  const tell = (text: string) => context.report(text);
  try {
    return await work({
      clock,
      signal: controller.signal,
      until: clock.now() + limitMs,
      logicalName: context.logicalName,
      onRetry(error) {
        last = error;
        tell(`trying again: ${error instanceof CloudError ? error.brief : error.message}`);
      },
      onWait: tell,
    });
  } catch (error) {
    const isUnsent = error instanceof TransportError && error.isFinal;
    if (!isTransient(error) && !isUnsent) throw error;
    const { message } = asError(error);
    const tried = isUnsent ? "" : ` Tried for ${formatDuration(clock.now() - begun)}.`;
    throw new Error(`${what}: ${message}.${tried} Run the same command again once the cause is gone`, { cause: error });
  } finally {
    context.signal.removeEventListener("abort", stop);
    controller.abort();
  }
}
