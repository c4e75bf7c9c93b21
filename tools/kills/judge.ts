import { deletes, type Entry, type Kind, kinds } from "./books";
import { providerEndsWithinMs } from "./cut-off";
import { hitsNeeded, isCancel } from "./cuts";
import type { Evidence, Moment } from "./evidence";

/** The CLI of a cancelled run has this long to end. */
const cancelWithinMs = 2_000;

export interface Verdict {
  /** Snapshots that the clouds made in the run that was cut off, and those of them that the state knew after it. */
  readonly made: number;
  readonly recorded: number;
  /** Made beyond what the program asked for. */
  readonly doubled: number;
  /** Of those that are in no state: the ones that a later run has named. */
  readonly named: number;
  readonly orphaned: number;
  /** In the state after the last `up`, and not in the cloud. */
  readonly lost: number;
  /** The same, where the `destroy` that was cut off has deleted it and could not record it: docs/reliability.md says so. */
  readonly stale: number;
  readonly failedUps: number;
  /** After `destroy`. */
  readonly left: number;
  /** What must not be, in words; empty if all is well. */
  readonly problems: readonly string[];
}

/** What tells people of a snapshot that no state knows. A row that says what becomes of an id tells nothing of that. */
const naming = /earlier runs of this stack made|making a new snapshot beside|adopt: "/;

const present = ({ books }: Moment) => books.filter(({ deletedAt }) => deletedAt === undefined);
const idsIn = ({ resources }: Moment) => new Set(resources.map(({ id }) => id));
const list = (entries: Iterable<Pick<Entry, "kind" | "id">>) =>
  [...entries].map(({ kind, id }) => `${kind} ${id}`).join(", ");

/** Each resource of the program has its kind for a name. */
const nameOf = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);

/** Judges a point by the clouds' own books. */
export function judge(evidence: Evidence): Verdict {
  const { point, begunAt, afterCut, afterUp, afterDestroy, ups, destroy, runs } = evidence;
  const later = runs.filter((run) => run.begunAt >= afterCut.at).map(({ output }) => output);
  const lines = later.flatMap((output) => output.split("\n")).filter((line) => naming.test(line));
  const isNamed = ({ id }: Entry) => lines.some((line) => line.includes(id));

  const ofCutRun = afterCut.books.filter(({ createdAt }) => createdAt >= begunAt);
  const knownAfterCut = idsIn(afterCut);
  const unrecorded = present(afterCut).filter(({ id }) => !knownAfterCut.has(id));
  const knownAfterUp = idsIn(afterUp);
  const unknown = present(afterUp).filter(({ id }) => !knownAfterUp.has(id));
  const left = present(afterDestroy);
  const astray = new Map([...unknown, ...left].map((entry) => [entry.id, entry]));
  const orphaned = [...astray.values()].filter((entry) => !isNamed(entry));
  const meant = deletedByCutDestroy(evidence);
  const lost = lostSnapshots(afterUp, meant);
  const leftKnown = left.filter(({ id }) => knownAfterUp.has(id));
  const doubled = doubledSnapshots(evidence);
  const named = astray.size - orphaned.length;
  const stale = afterUp.resources.filter(({ id }) => meant.has(id) && !present(afterUp).some((each) => each.id === id));
  const failedUps = ups.filter(({ code }) => code !== 0).length;

  const problems = missed(evidence);
  const problem = (isOne: boolean, text: string) => void (isOne && problems.push(text));
  problem(orphaned.length > 0, `in the cloud, in no state, never named: ${list(orphaned)}`);
  problem(lost.length > 0, `in the state, not in the cloud: ${list(lost)}`);
  problem(leftKnown.length > 0, `destroy left what the state knew: ${list(leftKnown)}`);
  problem(doubled > named, `made ${doubled} times too often, and named ${named} times`);
  problem(failedUps > 0, failedUps > 1 ? "up failed, and again" : "up failed, and worked when repeated");
  problem(destroy.code !== 0, `destroy ended with ${destroy.code}`);
  if (failedUps < ups.length) problems.push(...untrue(afterUp, meant));
  problem(
    evidence.providerAfterMs === undefined,
    `a provider process lived on ${providerEndsWithinMs / 1_000} s after its engine`,
  );
  if (isCancel(point.how) && evidence.hits > 0) {
    const took = evidence.endedAfterMs;
    problem(took > cancelWithinMs, `the cancel took ${(took / 1_000).toFixed(1)} s`);
    problem(afterCut.pending > 0, `${afterCut.pending} operations pending after the cancel`);
    problem(doubled > 0, "made twice after a cancel");
    problem(unrecorded.length > 0, `made and not recorded after the cancel: ${list(unrecorded)}`);
  }
  return {
    made: ofCutRun.length,
    recorded: ofCutRun.filter(({ id }) => knownAfterCut.has(id)).length,
    doubled,
    named,
    orphaned: orphaned.length,
    lost: lost.length,
    stale: stale.length,
    failedUps,
    left: left.length,
    problems,
  };
}

/** What cuts nothing off shows nothing. */
function missed({ point, hits }: Evidence): string[] {
  const needed = hitsNeeded(point.how);
  const found = `${hits} of ${needed} signals found the run going`;
  return hits < needed ? [`${found}, ${point.delayMs} ms after its first call: it was not cut off as was meant`] : [];
}

/** What the state has and the cloud has not. A `destroy` that was cut off need not record what it has deleted. */
function lostSnapshots(afterUp: Moment, meant: ReadonlySet<string | undefined>): Pick<Entry, "kind" | "id">[] {
  const there = new Set(present(afterUp).map(({ id }) => id));
  return afterUp.resources.flatMap(({ id = "", urn, delete: isReplaced }) =>
    there.has(id) || meant.has(id) || isReplaced ? [] : [{ kind: nameOf(urn) as Kind, id }],
  );
}

/** The snapshots whose deletion a cloud accepted from the `destroy` that was cut off. */
function deletedByCutDestroy({ point, begunAt, afterCut, journal }: Evidence): Set<string | undefined> {
  if (point.what !== "destroy") return new Set();
  const calls = journal.filter(
    ({ at, operation }) => at >= begunAt && at <= afterCut.at && deletes.includes(operation),
  );
  return new Set(calls.filter(({ status }) => status < 300).map(({ resource }) => resource));
}

/** What a state after a good `up` says that is not so, but for what a `destroy` that was cut off has deleted. */
function untrue({ resources, books }: Moment, deleted: ReadonlySet<string | undefined>): string[] {
  const live = resources.filter((resource) => !resource.delete);
  const isReady = (id: string | undefined) =>
    books.some((entry) => entry.id === id && entry.readyAt !== undefined && entry.deletedAt === undefined);
  const isTrue = (id: string | undefined) => isReady(id) || deleted.has(id);
  const early = live.filter(({ id, outputs }) => outputs?.["ready"] === true && !isTrue(id));
  return [
    ...(live.length === kinds.length ? [] : [`a good up, and ${live.length} of ${kinds.length} in the state`]),
    ...live.filter(({ outputs }) => outputs?.["ready"] !== true).map(({ id }) => `a good up, and ${id} is not ready`),
    ...early.map(({ id }) => `${id} is ready in the state, not in the cloud`),
  ];
}

/** Snapshots beyond one for each that the program asked for. */
function doubledSnapshots({ point, afterCut, afterUp }: Evidence): number {
  const isKnown = (kind: string) =>
    afterCut.resources.some(({ urn, delete: isReplaced }) => nameOf(urn) === kind && !isReplaced);
  const doubles = kinds.map((kind) => {
    const made = afterUp.books.filter((entry) => entry.kind === kind).length;
    const isAskedTwice = point.what === "replace" || (point.what === "destroy" && !isKnown(kind));
    return Math.max(0, made - (isAskedTwice ? 2 : 1));
  });
  return doubles.reduce((sum, each) => sum + each, 0);
}
