import { apiTime } from "../shared/api-time";
import { defined } from "../shared/defined";
import type { Snapshot } from "./model";
import { phaseAt } from "./phase";
import type { EcsStore, Uses } from "./store";

/** A snapshot as DescribeSnapshots lists it. */
export function snapshotView(snapshot: Snapshot, store: EcsStore, uses: Uses, at: number): Record<string, unknown> {
  const { disk, timeline } = snapshot;
  const phase = phaseAt(timeline, at);
  const remainTime = phase.remainSeconds ?? (phase.isProgressing ? null : store.behaviour.remainTimeWhenDone);
  return {
    SnapshotId: snapshot.id,
    SnapshotSN: snapshot.id.slice(2),
    ...defined({ SnapshotName: snapshot.name }),
    SnapshotLinkId: snapshotLinkId(disk.id),
    SnapshotType: snapshot.type,
    RegionId: disk.region,
    ResourceGroupId: snapshot.resourceGroupId,
    ProductCode: "",
    Description: snapshot.description,
    Status: phase.status,
    ...(phase.progress === undefined ? {} : { Progress: `${phase.progress}%` }),
    ...(remainTime === null ? {} : { RemainTime: remainTime }),
    Available: phase.available,
    CreationTime: phase.isCut ? apiTime(timeline.startedAt) : "",
    LastModifiedTime: apiTime(snapshot.modifiedAt),
    ...defined({ RetentionDays: snapshot.retentionDays }),
    InstantAccess: false,
    Category: "standard",
    Encrypted: disk.encrypted,
    KMSKeyId: disk.kmsKeyId ?? "",
    SourceDiskId: disk.id,
    SourceDiskType: disk.type,
    SourceDiskSize: disk.sizeGiB,
    SourceStorageType: "disk",
    Usage: usageText(snapshot, uses),
    Tags: { Tag: [...snapshot.tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
    ...timeline.fields,
  };
}

/** The id of the chain that all snapshots of a disk belong to. */
export function snapshotLinkId(diskId: string): string {
  return diskId.replace(/^d-/, "sl-");
}

/** The Usage word for what a snapshot was used for. */
export function usageText({ id }: Snapshot, { images, disks }: Uses): string {
  if (images.has(id)) {
    return disks.has(id) ? "image_disk" : "image";
  }
  return disks.has(id) ? "disk" : "none";
}
