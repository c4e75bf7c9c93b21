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

/** Disturbances of the coming calls, each used up by those that it hits. */
export class Disturbances {
  /** Calls that were hit. */
  hits = 0;
  private open: { readonly of: Disturbance; skip: number; count: number }[] = [];

  set(disturbances: readonly Disturbance[]): void {
    this.open = disturbances.map((of) => ({ of, skip: of.skip, count: of.count }));
  }

  /** What hits this call; undefined if nothing does. */
  take(operation: string): Disturbance | undefined {
    const sort = sortOf(operation);
    let hit: (typeof this.open)[number] | undefined;
    for (const each of this.open) {
      if (each.of.on !== undefined && each.of.on !== sort) continue;
      if (each.skip > 0) each.skip--;
      else hit ??= each;
    }
    if (hit) this.hits++;
    if (hit && --hit.count === 0) this.open.splice(this.open.indexOf(hit), 1);
    return hit?.of;
  }
}
