import { defined } from "../../shared/defined";
import { apiError } from "../api-error";
import { clientToken, description, retentionDays, snapshotName } from "../attributes";
import { canHaveSnapshots, concurrentSnapshots, hasInstantAccess } from "../disk-category";
import type { Disk, Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { phaseAt } from "../phase";
import type { SnapshotPlan } from "../plan";
import type { EcsStore } from "../store";
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

function run(call: Call): Answer {
  const { parameters, store, at } = call;
  const token = clientToken(parameters);
  const { clientTokenSeconds: seconds, tokenProcessing } = store.behaviour;
  if (token === undefined) {
    return answer(make(call));
  }
  const tokenCall = { key: token, parameters: parameters.fingerprint("ClientToken"), at, seconds };
  const earlier = store.tokens.recall(tokenCall);
  if (earlier !== undefined && at < earlier.timeline.processingUntil) {
    throw apiError(tokenProcessing);
  }
  return answer(earlier ?? store.tokens.remember(tokenCall, make(call)));
}

function answer({ id }: Snapshot): Answer {
  return { body: { SnapshotId: id } };
}

function make({ parameters, store, at }: Call): Snapshot {
  const diskId = parameters.required("DiskId");
  const name = snapshotName(parameters);
  const days = retentionDays(parameters);
  const attributes = {
    ...defined({ name, retentionDays: days }),
    description: description(parameters, 2) ?? "",
    tags: newTags(parameters),
    resourceGroupId: resourceGroup(parameters.text("ResourceGroupId"), store),
  };
  checkCategory(parameters.text("Category"));
  const disk = usableDisk(diskId, store, at);
  const plan = store.plans.take((waiting) => waiting.diskId === undefined || waiting.diskId === diskId) ?? {};
  const snapshot: Snapshot = {
    id: store.newId("s"),
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
  return snapshot;
}

function followPlan(plan: SnapshotPlan, { disk, timeline }: Snapshot, store: EcsStore): void {
  if (plan.outcome === "vanish") {
    store.disks.release(disk.id, timeline.startedAt, timeline.endAt);
  }
}

function resourceGroup(id: string | undefined, store: EcsStore): string {
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

function usableDisk(id: string, store: EcsStore, at: number): Disk {
  const disk = store.disks.find(id, at);
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
  checkInstance(disk, store, at);
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

function checkInstance(disk: Disk, store: EcsStore, at: number): void {
  const instance = disk.instanceId === undefined ? undefined : store.instances.find(disk.instanceId, at);
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

function checkQuotas(disk: Disk, store: EcsStore, at: number): void {
  const snapshots = store.existing(at).filter((snapshot) => snapshot.disk.id === disk.id);
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
