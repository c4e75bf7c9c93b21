/** Pulumi resources for cloud snapshots that are ready when the stack says so. */
export * as alibaba from "./alibaba";
export * as baidu from "./baidu";
export * as huawei from "./huawei";
export { LookupError, type LookupOutputArgs } from "./lookups/functions";
export type { LookupResult, ProjectArgs, RegionArgs } from "./lookups/lookup";
export { Snapshot, type SnapshotArgs, type Timeouts } from "./resources/snapshot";
