/** How much of a disk's history there is, counted once the newest snapshot is ready. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const diskId = new pulumi.Config().require("diskId");

const newest = new alibaba.EcsSnapshot("newest", { diskId });

const all = alibaba.getEcsSnapshotsOutput({
  diskId: newest.diskId,
  status: newest.ready.apply(() => "accomplished" as const),
});
const seen = alibaba.getEcsSnapshotOutput({ id: newest.id });

export const count = all.apply((found) => found.length);
export const sizeGiB = seen.apply((found) => found.sizeGiB);
