/** A snapshot of a warehouse before its schema changes, and last night's automated snapshot kept for good. */
import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();

const before = new huawei.DwsSnapshot("before-schema-change", {
  clusterId: config.require("clusterId"),
  timeouts: { create: "4h" },
});

const lastNight = new huawei.DwsSnapshotCopy("last-night", {
  sourceSnapshotId: config.require("automatedSnapshotId"),
});

export const names = [before.name, lastNight.backupName];
