import { asError, CloudError, isTransient, TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { Clock } from "../../time/clock";
import { formatDuration } from "../../time/duration";
import type { CallOptions, Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import type { Memory } from "./memory";

/** What the engine asks of one resource: of which kind, on what that stands, and who asks. */
export interface EngineRequest<Item> {
  readonly kind: SnapshotKind<Item>;
  readonly runtime: Runtime;
  readonly context: Context;
}

/** An operation of the engine on one resource while it is under way: where the resource is, and for how long. */
export interface Operation<Item> {
  readonly kind: SnapshotKind<Item>;
  readonly memory: Memory;
  readonly session: Session<Item>;
  readonly call: CallOptions;
  readonly context: Context;
}

/** What an operation is about, in errors, and how long it may take. */
interface Limit {
  readonly what: string;
  readonly limitMs: number;
}

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
 * Runs one operation of the engine within its limit: everything below it, retries, identity calls and polls included, ends
 * with it. Requests that make something have a limit of their own and are never aborted.
 */
export async function withinLimit<T>(
  clock: Clock,
  context: Context,
  { what, limitMs }: Limit,
  work: (call: CallOptions) => Promise<T>,
): Promise<T> {
  const begun = clock.now();
  const controller = new AbortController();
  const stop = () => controller.abort(context.signal.reason);
  if (context.signal.aborted) stop();
  else context.signal.addEventListener("abort", stop);
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

/** A session in the place that the properties name, else in the environment's. What that asks of the cloud is repeated here. */
export const openSession = <Item, S extends Session<Item>>(
  kind: SnapshotKind<Item, S>,
  properties: Properties,
  call: CallOptions,
): Promise<S> => withRetry(() => kind.open(properties, call), call);

/** Runs one operation within its limit, in the place that the properties name. */
export const operate = <Item, T>(
  { kind, runtime, context }: EngineRequest<Item>,
  { properties, ...limit }: Limit & { readonly properties: Properties },
  work: (operation: Operation<Item>) => Promise<T>,
): Promise<T> =>
  withinLimit(runtime.clock, context, limit, async (call) => {
    const session = await openSession(kind, properties, call);
    return work({ kind, memory: runtime.memory, session, call, context });
  });
