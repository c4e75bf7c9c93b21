import { apiError } from "../api-error";
import type { Disk } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { page, pagingParameters } from "../paging";
import { requiredRegion } from "../regions";

/** Lists disks. */
export const describeDisks: Operation = {
  parameters: ["Category", "DiskIds", "DiskType", "InstanceId", "Status", ...pagingParameters],
  run,
};

function run({ parameters, store, at }: Call): Answer {
  const region = requiredRegion(parameters);
  const ids = parameters.jsonList("DiskIds", 100, () => apiError("InvalidParameter", "DiskIds"));
  const matches = (name: string, value: string | undefined) =>
    [undefined, "all", value].includes(parameters.text(name) || undefined);
  const found = store.disks
    .existing(at)
    .filter((disk) => disk.region === region && (ids === undefined || ids.includes(disk.id)))
    .filter((disk) => matches("Status", disk.status) && matches("InstanceId", disk.instanceId))
    .filter((disk) => matches("Category", disk.category) && matches("DiskType", disk.type));
  const { items, members } = page(found, parameters);
  return { body: { ...members, Disks: { Disk: items.map(view) } } };
}

function view(disk: Disk): Record<string, unknown> {
  return {
    DiskId: disk.id,
    RegionId: disk.region,
    Category: disk.category,
    Size: disk.sizeGiB,
    Type: disk.type,
    Status: disk.status,
    InstanceId: disk.instanceId ?? "",
    Encrypted: disk.encrypted,
    KMSKeyId: disk.kmsKeyId ?? "",
    SourceSnapshotId: disk.sourceSnapshotId ?? "",
  };
}
