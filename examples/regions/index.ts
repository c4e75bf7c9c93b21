/** Snapshots in two regions in one stack. The input `region` says where; the environment's region is not used. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();
const disks = {
  "cn-hangzhou": config.require("hangzhouDiskId"),
  "cn-shanghai": config.require("shanghaiDiskId"),
};

const snapshots = Object.entries(disks).map(
  ([region, diskId]) => new alibaba.EcsSnapshot(`in-${region}`, { region, diskId, retentionDays: 14 }),
);

/** Id of the snapshot by region. */
export const snapshotIds = pulumi
  .all(snapshots.map(({ region, id }) => pulumi.all([region, id])))
  .apply((pairs) => Object.fromEntries(pairs));
