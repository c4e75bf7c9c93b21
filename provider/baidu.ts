/** Snapshots on Baidu AI Cloud. */
export {
  type GetBccSnapshotArgs,
  type GetBccSnapshotOutputArgs,
  type GetBccSnapshotResult,
  type GetBccSnapshotsArgs,
  type GetBccSnapshotsOutputArgs,
  getBccSnapshot,
  getBccSnapshotOutput,
  getBccSnapshots,
  getBccSnapshotsOutput,
} from "./lookups/baidu";
export { BccSnapshot, type BccSnapshotArgs, type BccSnapshotStatus } from "./resources/baidu-bcc-snapshot";
