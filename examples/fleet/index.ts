/** The stack of one shop: a snapshot for each release. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();

const before = new alibaba.EcsSnapshot("before", {
  diskId: config.require("diskId"),
  retentionDays: 14,
  triggers: [config.require("release")],
});

export const snapshotId = before.id;
