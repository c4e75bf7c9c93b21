import type { Disturbance } from "./scenario";

type Sort = Exclude<Disturbance["on"], undefined>;

const sorts: Record<string, Sort> = {
  CreateSnapshot: "create",
  CopySnapshot: "create",
  DeleteSnapshot: "delete",
  DescribeSnapshots: "look",
  ListSnapshots: "look",
  ListSnapshotDetails: "look",
  GetSnapshotDetail: "look",
  ShowSnapshot: "look",
  ModifySnapshotAttribute: "change",
  JoinResourceGroup: "change",
  TagResources: "change",
  UntagResources: "change",
  UpdateSnapshot: "change",
  CreateSnapshotMetadata: "change",
  UpdateSnapshotMetadata: "change",
  DeleteSnapshotMetadataItem: "change",
  ModifySnapshot: "change",
};

/** What a call is for; undefined for calls on the way, such as sign-ins. */
export const sortOf = (operation: string): Sort | undefined => sorts[operation];

interface Open {
  readonly of: Disturbance;
  skip: number;
  count: number;
  /** Until when it lasts; undefined until it has hit something, and where it is counted. */
  until?: number;
}

/** Disturbances of the coming calls, each used up by those that it hits, or by time. */
export class Disturbances {
  private open: Open[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  /** Works on one request after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done;
    return done;
  }

  set(disturbances: readonly Disturbance[]): void {
    this.open = disturbances.map((of) => ({ of, skip: of.skip, count: of.count }));
  }

  /** What hits this call; undefined if nothing does. */
  take(operation: string, now: number): Disturbance | undefined {
    const sort = sortOf(operation);
    let hit: Open | undefined;
    this.open = this.open.filter(({ until = Number.POSITIVE_INFINITY }) => now < until);
    for (const each of this.open) {
      if (each.of.on !== undefined && each.of.on !== sort) continue;
      if (each.skip > 0) each.skip--;
      else hit ??= each;
    }
    if (!hit) return undefined;
    if (hit.of.seconds > 0) hit.until ??= now + hit.of.seconds * 1_000;
    else if (--hit.count === 0) this.open.splice(this.open.indexOf(hit), 1);
    return hit.of;
  }
}
