/** Pulumi resources for cloud snapshots that are ready when the stack says so. */
export * as alibaba from "./resources/alibaba";
export * as huawei from "./resources/huawei";
export type { SnapshotArgs, Timeouts } from "./resources/snapshot";
