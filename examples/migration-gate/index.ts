/** A gate before a migration: the command runs when the snapshot of its release is complete, and never without it. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";
import { Migration } from "./migration";

const config = new pulumi.Config();
const release = config.require("release");

const before = new alibaba.EcsSnapshot("before", {
  diskId: config.require("diskId"),
  retentionDays: 30,
  triggers: [release], // the snapshot of the release before is deleted when the migration has succeeded
});

new Migration("schema", { release, command: config.require("migrate"), snapshotId: before.id }, { dependsOn: before });

/** What to go back to when the migration has damaged the data. */
export const wayBack = before.id;
