/** Snapshots of an instance before its upgrade: of a data disk and of the system disk. */
import * as pulumi from "@pulumi/pulumi";
import { baidu } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();

const data = new baidu.BccSnapshot("data", {
  volumeId: config.require("cdsVolumeId"),
  retentionInDays: 14,
  tags: { release: config.get("release") ?? "42" },
});

const system = new baidu.BccSnapshot("system", {
  instanceId: config.require("instanceId"),
  desc: "Before the upgrade",
  retentionInDays: 14,
});

export const names = [data.snapshotName, system.snapshotName];
