/** Snapshots on Alibaba Cloud. */
export {
  type EcsSnapshotFilters,
  type FoundEcsSnapshot,
  getEcsSnapshot,
  getEcsSnapshotOutput,
  getEcsSnapshots,
  getEcsSnapshotsOutput,
} from "./lookups/alibaba";
export { EcsSnapshot, type EcsSnapshotArgs } from "./resources/alibaba-ecs-snapshot";
