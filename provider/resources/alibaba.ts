/** Snapshots on Alibaba Cloud. */
export { EcsSnapshot, type EcsSnapshotArgs } from "./alibaba-ecs-snapshot";
