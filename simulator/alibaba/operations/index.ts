import type { Operation } from "../operation";
import { createSnapshot } from "./create-snapshot";
import { deleteSnapshot } from "./delete-snapshot";
import { describeDisks } from "./describe-disks";
import { describeSnapshots } from "./describe-snapshots";
import { joinResourceGroup } from "./join-resource-group";
import { listTagResources } from "./list-tag-resources";
import { modifySnapshotAttribute } from "./modify-snapshot-attribute";
import { tagResources } from "./tag-resources";
import { untagResources } from "./untag-resources";

/** Every operation of the service, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ["CreateSnapshot", createSnapshot],
  ["DeleteSnapshot", deleteSnapshot],
  ["DescribeDisks", describeDisks],
  ["DescribeSnapshots", describeSnapshots],
  ["JoinResourceGroup", joinResourceGroup],
  ["ListTagResources", listTagResources],
  ["ModifySnapshotAttribute", modifySnapshotAttribute],
  ["TagResources", tagResources],
  ["UntagResources", untagResources],
]);
