/** Snapshots on Baidu AI Cloud. */
export {
  type BccSnapshotFilters,
  type FoundBccSnapshot,
  getBccSnapshot,
  getBccSnapshotOutput,
  getBccSnapshots,
  getBccSnapshotsOutput,
} from "./lookups/baidu";
export { BccSnapshot, type BccSnapshotArgs } from "./resources/baidu-bcc-snapshot";
