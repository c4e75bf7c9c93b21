/** Snapshots on Huawei Cloud. */
export {
  type DwsSnapshotFilters,
  type EvsSnapshotFilters,
  type FoundDwsSnapshot,
  type FoundEvsSnapshot,
  getDwsSnapshot,
  getDwsSnapshotOutput,
  getDwsSnapshots,
  getDwsSnapshotsOutput,
  getEvsSnapshot,
  getEvsSnapshotOutput,
  getEvsSnapshots,
  getEvsSnapshotsOutput,
} from "./lookups/huawei";
export { DwsSnapshot, type DwsSnapshotArgs } from "./resources/huawei-dws-snapshot";
export { DwsSnapshotCopy, type DwsSnapshotCopyArgs } from "./resources/huawei-dws-snapshot-copy";
export { EvsSnapshot, type EvsSnapshotArgs } from "./resources/huawei-evs-snapshot";
