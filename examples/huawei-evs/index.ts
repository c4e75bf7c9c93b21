/** A snapshot of a disk that a server is using, marked with the release that it was taken for. */
import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();

const before = new huawei.EvsSnapshot("before-release", {
  volumeId: config.require("volumeId"),
  force: true,
  metadata: { release: config.get("release") ?? "42" },
});

export const snapshotId = before.id;
export const sizeGiB = before.sizeGiB;
