/** Types of the resources. They are part of every URN: never change one. */
export const types = {
  ecsSnapshot: "pulumi-nodejs:dynamic/alibaba:EcsSnapshot",
  bccSnapshot: "pulumi-nodejs:dynamic/baidu:BccSnapshot",
  dwsSnapshot: "pulumi-nodejs:dynamic/huawei:DwsSnapshot",
  dwsSnapshotCopy: "pulumi-nodejs:dynamic/huawei:DwsSnapshotCopy",
  evsSnapshot: "pulumi-nodejs:dynamic/huawei:EvsSnapshot",
} as const;

/** Whether `value` is a resource of one of these types. Holds also where a program has two copies of this package. */
export const isOfType = (value: unknown, ...expected: readonly string[]): boolean =>
  typeof value === "object" &&
  value !== null &&
  "__pulumiType" in value &&
  expected.includes(String(value.__pulumiType));
