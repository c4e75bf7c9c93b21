/** A snapshot each night. The stack holds the newest; earlier ones stay in the cloud until their retention ends. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();
const night = config.get("night") || new Date().toISOString().slice(0, 10);

const snapshot = new alibaba.EcsSnapshot(
  "nightly",
  {
    diskId: config.require("diskId"),
    snapshotName: `nightly-${night}`,
    retentionDays: config.requireNumber("retentionDays"),
    triggers: [night],
  },
  { retainOnDelete: true }, // neither a new night nor a destroy deletes a snapshot
);

export const snapshotId = snapshot.id;
