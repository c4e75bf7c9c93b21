/** A new snapshot for each release, usable as soon as the disk's family allows it; the one before is deleted unless `keep` is set. */
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();
const release = config.require("release");

const suffix = new random.RandomId("suffix", { byteLength: 4, keepers: { release } });

const before = new alibaba.EcsSnapshot(
  "before",
  {
    diskId: config.require("diskId"),
    snapshotName: pulumi.interpolate`before-${release}-${suffix.hex}`,
    waitFor: "usable",
    retentionDays: 30,
    tags: { release },
    triggers: [release],
  },
  { retainOnDelete: config.getBoolean("keep") ?? false },
);

export const snapshotName = before.snapshotName;
export const available = before.available;
