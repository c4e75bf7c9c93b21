/** Snapshots on Alibaba Cloud. */
export {
  type GetEcsSnapshotArgs,
  type GetEcsSnapshotOutputArgs,
  type GetEcsSnapshotResult,
  type GetEcsSnapshotsArgs,
  type GetEcsSnapshotsOutputArgs,
  getEcsSnapshot,
  getEcsSnapshotOutput,
  getEcsSnapshots,
  getEcsSnapshotsOutput,
} from "./lookups/alibaba";
export { EcsSnapshot, type EcsSnapshotArgs, type EcsSnapshotStatus } from "./resources/alibaba-ecs-snapshot";
