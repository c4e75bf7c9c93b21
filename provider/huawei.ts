/** Snapshots on Huawei Cloud. */
export {
  type GetDwsSnapshotArgs,
  type GetDwsSnapshotOutputArgs,
  type GetDwsSnapshotResult,
  type GetDwsSnapshotsArgs,
  type GetDwsSnapshotsOutputArgs,
  getDwsSnapshot,
  getDwsSnapshotOutput,
  getDwsSnapshots,
  getDwsSnapshotsOutput,
} from "./lookups/huawei-dws";
export {
  type GetEvsSnapshotArgs,
  type GetEvsSnapshotOutputArgs,
  type GetEvsSnapshotResult,
  type GetEvsSnapshotsArgs,
  type GetEvsSnapshotsOutputArgs,
  getEvsSnapshot,
  getEvsSnapshotOutput,
  getEvsSnapshots,
  getEvsSnapshotsOutput,
} from "./lookups/huawei-evs";
export type { DwsDatastore, DwsSnapshotBase, DwsSnapshotStatus } from "./resources/huawei-dws-base";
export { DwsSnapshot, type DwsSnapshotArgs } from "./resources/huawei-dws-snapshot";
export { DwsSnapshotCopy, type DwsSnapshotCopyArgs } from "./resources/huawei-dws-snapshot-copy";
export { EvsSnapshot, type EvsSnapshotArgs, type EvsSnapshotStatus } from "./resources/huawei-evs-snapshot";
