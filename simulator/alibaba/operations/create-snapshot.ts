import { apiError } from "../api-error";
import { clientToken, description, retentionDays, snapshotName } from "../attributes";
import { canHaveSnapshots, concurrentSnapshots, hasInstantAccess } from "../disk-category";
import type { Disk, Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { phaseAt } from "../phase";
import type { SnapshotPlan } from "../plan";
import type { Store } from "../store";
import { newTags } from "../tags";
import { settleTimeline } from "../timeline";

/** Starts a snapshot of a disk. */
export const createSnapshot: Operation = {
  parameters: [
    "Category",
    "ClientToken",
    "Description",
    "DiskId",
    "InstantAccess",
    "InstantAccessRetentionDays",
    "ResourceGroupId",
    "RetentionDays",
    "SnapshotName",
    "StorageLocationArn",
    "Tag.N.Key",
    "Tag.N.Value",
  ],
  run,
};

function run({ parameters, store, at }: Call): Answer {
  const token = clientToken(parameters);
  const fingerprint = parameters.fingerprint("ClientToken");
  const { tokenProcessing } = store.behaviour;
  const earlier = token === undefined ? undefined : store.tokens.recall(token, fingerprint, at, tokenProcessing);
  if (earlier !== undefined) {
    return { body: { SnapshotId: earlier } };
  }
  const diskId = parameters.required("DiskId");
  const name = snapshotName(parameters);
  const days = retentionDays(parameters);
  const attributes = {
    ...(name === undefined ? {} : { name }),
    ...(days === undefined ? {} : { retentionDays: days }),
    description: description(parameters, 2) ?? "",
    tags: newTags(parameters),
    resourceGroupId: resourceGroup(parameters.text("ResourceGroupId"), store),
  };
  checkCategory(parameters.text("Category"));
  const disk = usableDisk(diskId, store, at);
  const plan = store.plans.take((waiting) => waiting.diskId === undefined || waiting.diskId === diskId) ?? {};
  const snapshot: Snapshot = {
    id: `s-bp1${store.random.alphanumeric(17)}`,
    disk,
    type: "user",
    timeline: settleTimeline(plan, store.behaviour, hasInstantAccess(disk.category), store.random, at),
    modifiedAt: at,
    locked: false,
    shared: false,
    managed: false,
    ...attributes,
  };
  store.snapshots.set(snapshot.id, snapshot);
  followPlan(plan, snapshot, store);
  if (token !== undefined) {
    store.tokens.remember(token, {
      parameters: fingerprint,
      result: snapshot.id,
      processingUntil: snapshot.timeline.processingUntil,
      forgottenAt: at + store.behaviour.clientTokenSeconds * 1000,
    });
  }
  return { body: { SnapshotId: snapshot.id } };
}

function followPlan(plan: SnapshotPlan, { disk, timeline }: Snapshot, store: Store): void {
  if (plan.outcome === "vanish") {
    store.disks.set(disk.id, { ...disk, releasedAt: Math.min(timeline.endAt, disk.releasedAt ?? timeline.endAt) });
  }
}

function resourceGroup(id: string | undefined, store: Store): string {
  if (id !== undefined && !store.resourceGroups.has(id)) {
    throw apiError("InvalidResourceGroup.NotFound");
  }
  return id ?? "";
}

function checkCategory(category: string | undefined): void {
  if (category !== undefined && !["standard", "flash"].includes(category.toLowerCase())) {
    throw apiError("InvalidSnapshotCategory.Malformed");
  }
}

function usableDisk(id: string, store: Store, at: number): Disk {
  const disk = store.disk(id, at);
  if (disk === undefined) {
    throw apiError("InvalidDiskId.NotFound");
  }
  if (!canHaveSnapshots(disk.category)) {
    throw apiError("DiskCategory.OperationNotSupported");
  }
  if (disk.expired && store.behaviour.refuseExpiredDisks) {
    throw apiError("DiskInArrears");
  }
  checkDiskStatus(disk);
  checkInstance(disk, store);
  checkQuotas(disk, store, at);
  return disk;
}

function checkDiskStatus(disk: Disk): void {
  if (!disk.everAttached) {
    throw apiError("IncorrectDiskStatus.NeverAttached");
  }
  if (!disk.everUsed) {
    throw apiError("IncorrectDiskStatus.NeverUsed");
  }
  if (disk.status !== "In_use" && disk.status !== "Available") {
    throw apiError("IncorrectDiskStatus");
  }
}

function checkInstance(disk: Disk, store: Store): void {
  const instance = disk.instanceId === undefined ? undefined : store.instances.get(disk.instanceId);
  if (instance === undefined) {
    return;
  }
  if (instance.securityLocked) {
    throw apiError("InstanceLockedForSecurity");
  }
  if (instance.status !== "Running" && instance.status !== "Stopped") {
    throw apiError("IncorrectInstanceStatus");
  }
}

function checkQuotas(disk: Disk, store: Store, at: number): void {
  const snapshots = store.snapshotsOf(disk.id, at);
  const limit = concurrentSnapshots(disk.category);
  if (snapshots.filter(({ timeline }) => phaseAt(timeline, at).isProgressing).length >= limit) {
    throw limit === 1
      ? apiError("CreateSnapshot/IncorrectDiskStatus.CreatingSnapshot")
      : apiError("QuotaExceed.ConcurrentSnapshotQuota", disk.id, limit);
  }
  if (snapshots.filter(({ type }) => type === "user").length >= store.behaviour.snapshotsPerDisk) {
    throw apiError("QuotaExceed.Snapshot");
  }
}
