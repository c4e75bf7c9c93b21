/** One snapshot of everything that the stack's configuration names, before a deployment changes the data. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba, baidu, huawei } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();
const diskId = config.get("diskId");
const volumeId = config.get("volumeId");
const clusterId = config.get("clusterId");
const automatedSnapshotId = config.get("automatedSnapshotId");
const cdsVolumeId = config.get("cdsVolumeId");
const description = "Taken by the deployment pipeline";

const disk =
  diskId &&
  new alibaba.EcsSnapshot("disk", {
    diskId,
    description,
    retentionDays: config.requireNumber("retentionDays"),
    tags: { release: "42" },
  });

const volume =
  volumeId && new huawei.EvsSnapshot("volume", { volumeId, description, force: true, metadata: { release: "42" } });

const cluster = clusterId && new huawei.DwsSnapshot("cluster", { clusterId, description });

const kept =
  automatedSnapshotId && new huawei.DwsSnapshotCopy("kept", { sourceSnapshotId: automatedSnapshotId, description });

const cds = cdsVolumeId && new baidu.BccSnapshot("cds", { volumeId: cdsVolumeId, desc: description });

const snapshots = { disk, volume, cluster, kept, cds };

/** Id and status of each snapshot. */
export const taken = Object.fromEntries(
  Object.entries(snapshots).flatMap(([name, made]) =>
    made ? [[name, pulumi.interpolate`${made.id} ${made.status}`]] : [],
  ),
);
