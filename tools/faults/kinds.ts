import type { OpenSimulator, ServiceName } from "cloud-snapshots-simulator";
import { ecsSnapshots } from "#provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "#provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "#provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "#provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "#provider/clouds/huawei/evs-snapshot/kind";
import type { Runtime, SnapshotKind } from "#provider/clouds/lifecycle/kind";
import type { Course, KindName } from "./scenario";
import type { Properties } from "./state";

type Handles = OpenSimulator["handles"];

/** A snapshot in a cloud's own book; times in milliseconds since the epoch. */
export interface Entry {
  readonly id: string;
  readonly status: string;
  readonly createdAt: number;
  readonly readyAt?: number;
  readonly usableAt?: number;
  readonly deletedAt?: number;
}

/** Whether it exists at a moment of the cloud's time. */
export const isThere = ({ deletedAt = Number.POSITIVE_INFINITY }: Entry, at: number): boolean => deletedAt > at;

/** Whether it is of a source: no two sources share an id. */
export const isOfSource = (entry: Entry, source: Properties): boolean =>
  JSON.stringify(entry).includes(JSON.stringify(Object.values(source)[0]));

/** What the campaign needs to know of a kind of snapshot. */
export interface KindRow {
  readonly kind: (runtime: Runtime) => SnapshotKind<never>;
  /** The simulated service that serves it. */
  readonly service: ServiceName;
  readonly book: (handles: Handles) => readonly Entry[];
  /** A new source of snapshots; what names it, as inputs. */
  readonly source: (handles: Handles) => Properties;
  /** A snapshot of the source that is somebody else's; its id. */
  readonly stranger: (handles: Handles, source: Properties, ageSeconds: number) => string;
  /** A change that is made in place; nothing where the cloud can change nothing. */
  readonly change: (n: number) => Properties;
  readonly plan: (handles: Handles, course: Course, isFlipping: () => boolean) => void;
  /** Removes a snapshot that will never be ready. */
  readonly remove: (handles: Handles, id: string) => void;
}

const text = (value: unknown) => String(value);
const asKind = (kind: unknown) => kind as KindRow["kind"];
/** A status that no version knows. */
const oddStatus = "rebalancing";

const outcomes = { ready: "available", failed: "error", vanish: "vanish", stick: "stick", odd: "available" } as const;

/** How a snapshot goes, for the clouds other than Alibaba. */
function courseOf({ outcome, seconds }: Course, statusKey: string, transient: string, isFlipping: () => boolean) {
  return {
    seconds,
    outcome: outcome === "flip" ? ("available" as const) : outcomes[outcome],
    ...(outcome === "odd" ? { status: oddStatus } : {}),
    ...(outcome === "flip" ? { fields: flipping(statusKey, transient, isFlipping) } : {}),
  };
}

/** A member of a record that is there for a while only. */
const flipping = (key: string, value: string, isFlipping: () => boolean) =>
  new Proxy(
    {},
    {
      ownKeys: () => (isFlipping() ? [key] : []),
      getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true }),
      get: (_, asked) => (asked === key ? value : undefined),
    },
  );

const dws = {
  service: "dws" as const,
  book: ({ dws }: Handles) => dws.snapshots().filter(({ type }) => type === "MANUAL"),
  change: () => ({}),
  remove: ({ dws }: Handles, id: string) => dws.removeSnapshot(id),
  plan: ({ dws }: Handles, course: Course, isFlipping: () => boolean) =>
    dws.plan({
      made: course.kind === "copy" ? "copied" : "created",
      ...courseOf(course, "status", "CREATING", isFlipping),
    }),
};

export const kindRows: Record<KindName, KindRow> = {
  ecs: {
    kind: asKind(ecsSnapshots),
    service: "ecs",
    book: ({ ecs }) => ecs.snapshots(),
    source: ({ ecs }) => ({ diskId: ecs.putDisk({}).id }),
    stranger: ({ ecs }, { diskId }, ageSeconds) => ecs.addSnapshot({ diskId: text(diskId), ageSeconds }).id,
    change: (n) => ({ description: `change ${n}`, tags: { change: `${n}` } }),
    plan: ({ ecs }, { outcome, seconds }, isFlipping) =>
      ecs.plan({
        seconds,
        outcome: outcome === "ready" || outcome === "odd" || outcome === "flip" ? "accomplished" : outcome,
        ...(outcome === "odd" ? { status: oddStatus } : {}),
        ...(outcome === "flip" ? { fields: flipping("Status", "progressing", isFlipping) } : {}),
      }),
    remove: ({ ecs }, id) => ecs.removeSnapshot(id),
  },
  evs: {
    kind: asKind(evsSnapshots),
    service: "evs",
    book: ({ evs }) => evs.snapshots(),
    source: ({ evs }) => ({ volumeId: evs.putVolume({}).id }),
    stranger: ({ evs }, { volumeId }, ageSeconds) => evs.addSnapshot({ volumeId: text(volumeId), ageSeconds }).id,
    change: (n) => ({ description: `change ${n}`, metadata: { change: `${n}` } }),
    plan: ({ evs }, course, isFlipping) => evs.plan(courseOf(course, "status", "creating", isFlipping)),
    remove: ({ evs }, id) => evs.removeSnapshot(id),
  },
  dws: {
    ...dws,
    kind: asKind(dwsSnapshots),
    source: ({ dws }) => ({ clusterId: dws.putCluster({}).id }),
    stranger: ({ dws }, { clusterId }, ageSeconds) => dws.addSnapshot({ clusterId: text(clusterId), ageSeconds }).id,
  },
  copy: {
    ...dws,
    kind: asKind(dwsSnapshotCopies),
    source: ({ dws }) => ({ sourceSnapshotId: dws.addAutomated({ clusterId: dws.putCluster({}).id }).id }),
    // a copy that is not ours would leave no room for ours
    stranger: ({ dws }, _, ageSeconds) => dws.addSnapshot({ clusterId: dws.putCluster({}).id, ageSeconds }).id,
  },
  bcc: {
    kind: asKind(bccSnapshots),
    service: "bcc",
    book: ({ bcc }) => bcc.snapshots(),
    source: ({ bcc }) => ({ volumeId: bcc.putVolume({}).id }),
    stranger: ({ bcc }, { volumeId }, ageSeconds) => bcc.addSnapshot({ volumeId: text(volumeId), ageSeconds }).id,
    change: (n) => ({ desc: `change ${n}` }),
    plan: ({ bcc }, course, isFlipping) => bcc.plan(courseOf(course, "status", "Creating", isFlipping)),
    remove: ({ bcc }, id) => bcc.removeSnapshot(id),
  },
};
