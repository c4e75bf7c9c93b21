import { some } from "../clouds/lifecycle/doubles";
import type { Double, Memory } from "../clouds/lifecycle/memory";
import { formatDuration } from "../time/duration";

/** Snapshots that are ready are named up to so many. */
const mostReady = 3;
/** Snapshots that people have to look after; more are counted. */
const mostLeft = 20;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** How readiness was noticed; undefined if nothing became ready in this process. */
function noticedText({ noticed, calls }: Memory): string | undefined {
  const lags = noticed.map(({ lagMs }) => lagMs);
  if (lags.length === 0) return undefined;
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / lags.length / 2;
  const snapshots = lags.length === 1 ? "1 snapshot" : `${lags.length} snapshots`;
  const names = noticed.map(({ logicalName }) => logicalName).filter(Boolean);
  const which = names.length > 0 && lags.length <= mostReady ? ` (${names.join(", ")})` : "";
  return `${snapshots} ready${which}, noticed ${seconds(mean)} late on average and ${seconds(Math.max(...lags))} at most, ${calls} calls`;
}

const describe = ({ id, logicalName, madeAt }: Double, now: number) => {
  const made = `made ${new Date(madeAt).toISOString().slice(0, 19)}Z, ${formatDuration(Math.max(0, now - madeAt))} ago`;
  return `${id} (${logicalName ? `${logicalName}, ` : ""}${made})`;
};

/** Forgets doubles whose create has ended well meanwhile: another process of this run was making them. */
export async function forgetEnded({ doubles, kept }: Memory, signal: AbortSignal): Promise<void> {
  const open = [...doubles].filter(([, { where, id, isStillMaking }]) => isStillMaking && !kept.isKnown(where, id));
  const forget = async ([key, { isStillMaking }]: [string, Double]) => {
    const isOpen = await isStillMaking?.(signal).catch(() => true); // when in doubt it is named
    if (!isOpen) doubles.delete(key);
  };
  await Promise.all(open.map(forget));
}

/** Snapshots that earlier runs of this stack made and that the engine has not shown to this one; undefined without any. */
function unmanaged({ doubles, kept }: Memory, now: number): string | undefined {
  const left = [...doubles.values()]
    .filter(({ where, id }) => !kept.isKnown(where, id))
    .sort((a, b) => b.madeAt - a.madeAt);
  const [first] = left;
  if (!first) return undefined;
  const named = some(
    left.map((each) => describe(each, now)),
    mostLeft,
  );
  return (
    `earlier runs of this stack made ${named}, and its state may not know ${left.length === 1 ? "it" : "them"}, or still ` +
    "has to delete it after a replacement that failed. " +
    `To keep one declare a new resource with adopt: "${first.id}"; adopt on a resource that has a snapshot would delete that ` +
    "one. Delete by hand what nobody needs"
  );
}

/** A line about the run as a whole. */
export interface SummaryLine {
  readonly kind: "info" | "warning";
  readonly text: string;
}

/** What there is to say about the run of this process when it ends. */
export function summary(memory: Memory, now: number = Date.now()): SummaryLine[] {
  const lines = [
    { kind: "info" as const, text: noticedText(memory) },
    { kind: "warning" as const, text: unmanaged(memory, now) },
  ];
  return lines.filter((line): line is SummaryLine => line.text !== undefined);
}
