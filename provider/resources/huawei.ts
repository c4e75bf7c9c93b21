/** Snapshots on Huawei Cloud. */
export { DwsSnapshot, type DwsSnapshotArgs } from "./huawei-dws-snapshot";
export { DwsSnapshotCopy, type DwsSnapshotCopyArgs } from "./huawei-dws-snapshot-copy";
export { EvsSnapshot, type EvsSnapshotArgs } from "./huawei-evs-snapshot";
