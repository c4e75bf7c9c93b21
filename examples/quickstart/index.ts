import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();

const before = new alibaba.EcsSnapshot("before-migration", {
  diskId: config.require("diskId"),
  description: "Taken by the deployment pipeline",
  retentionDays: config.requireNumber("retentionDays"),
  tags: { release: "42" },
});

export const snapshotId = before.id;
export const status = before.status;
export const ready = before.ready;
