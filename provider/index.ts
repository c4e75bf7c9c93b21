/** Pulumi resources for cloud snapshots that are ready when the stack says so. */
export * as alibaba from "./alibaba";
export * as baidu from "./baidu";
export * as huawei from "./huawei";
export { LookupError } from "./lookups/functions";
export type { SnapshotArgs, Timeouts } from "./resources/snapshot";
