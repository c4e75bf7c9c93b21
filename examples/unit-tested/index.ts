/** A program with rules of its own, which index.test.mts checks: how long a snapshot is kept, and what it can go back to. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const diskId = new pulumi.Config().require("diskId");

const snapshot = new alibaba.EcsSnapshot("before", {
  diskId,
  retentionDays: pulumi.getStack() === "production" ? 30 : 3,
});

const baselines = alibaba.getEcsSnapshotsOutput({ diskId, status: "accomplished", tags: { baseline: "yes" } });

/** Snapshots to go back to, the newest first. */
export const waysBack = pulumi
  .all([snapshot.id, baselines])
  .apply(([id, older]) => [id, ...older.map((each) => each.id)]);
export const retentionDays = snapshot.retentionDays;
