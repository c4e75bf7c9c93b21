/** A program with one snapshot of each kind; another number replaces them all. */
export const program = (triggers: number): string => `
const triggers = ${triggers};
new alibaba.EcsSnapshot("ecs", { diskId: disk(0), triggers });
new huawei.EvsSnapshot("evs", { volumeId: volumes[0], triggers });
new huawei.DwsSnapshot("dws", { clusterId: clusters[0], triggers });
new huawei.DwsSnapshotCopy("copy", { sourceSnapshotId: automatedSnapshots[0], triggers });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0], triggers });
`;
