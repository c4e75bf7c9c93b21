import { defined } from "../../shared/defined";
import { settleTimeline } from "../../shared/timeline";
import {
  description,
  requestMembers,
  requiredText,
  retentionInDays,
  snapshotName,
  tags,
  tokenKey,
} from "../attributes";
import { bccError } from "../catalogue";
import type { Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { isBusy } from "../status";
import type { BccStore } from "../store";

/** Starts a snapshot of a CDS disk, or of an instance's system disk. */
export const createSnapshot: Operation = {
  name: "CreateSnapshot",
  method: "POST",
  path: "/v2/snapshot",
  parameters: ["clientToken"],
  run,
};

const volumeStates = ["InUse", "Available"];
const instanceStates = ["Running", "Stopped"];

type Given = Pick<Snapshot, "name" | "description" | "tags"> & { readonly sourceId: string; readonly days: number };

function run({ body, query, region, store, at }: Call): Answer {
  const members = requestMembers(body);
  const given: Given = {
    sourceId: requiredText(members["volumeId"], store),
    name: snapshotName(members["snapshotName"], store),
    description: description(members["desc"], store) ?? "",
    tags: tags(members["tags"]),
    days: retentionInDays(members["retentionInDays"], true) ?? -1,
  };
  const parameters = JSON.stringify([createSnapshot.name, given]);
  return {
    body: store.once(tokenKey(query, region), parameters, at, () => ({
      snapshotId: make(given, region, store, at).id,
    })),
  };
}

function make({ sourceId, days, ...rest }: Given, region: string, store: BccStore, at: number): Snapshot {
  const sizeGB = usableSize(sourceId, region, store, at);
  const { snapshotSeconds, invisibleSeconds } = store.behaviour;
  const plan =
    store.plans.take(({ volumeId = sourceId, made = "created" }) => volumeId === sourceId && made === "created") ?? {};
  const snapshot: Snapshot = {
    ...rest,
    id: store.newId("s"),
    region,
    sourceId,
    sizeGB,
    createMethod: "MANUAL",
    failedStatus: plan.failedStatus ?? "CreatedFailed",
    timeline: settleTimeline(plan, { seconds: snapshotSeconds, invisibleSeconds }, store.random, at),
    isCopyable: true,
    ...(days === -1 ? {} : { retention: { days, since: at } }),
    ...defined({ deletionSeconds: plan.deletionSeconds }),
  };
  store.snapshots.set(snapshot.id, snapshot);
  return snapshot;
}

/** @throws ApiError when there is no such disk, it is in a wrong state or has too many snapshots. */
function usableSize(sourceId: string, region: string, store: BccStore, at: number): number {
  const volume = store.volumes.find(sourceId, at);
  const instance = store.instances.find(sourceId, at);
  if ((volume ?? instance)?.region !== region) {
    throw bccError("NoSuchObject");
  }
  const { busyWhileCreating, createRefused, snapshotsPerDisk, quotaExceeded } = store.behaviour;
  const isUsable =
    volume === undefined ? instanceStates.includes(instance?.status ?? "") : volumeStates.includes(volume.status);
  const existing = store.existingOf(sourceId, at);
  if (!isUsable || (busyWhileCreating && isBusy(existing, at))) {
    throw store.open(createRefused);
  }
  if (existing.filter(({ createMethod }) => createMethod === "MANUAL").length >= snapshotsPerDisk) {
    throw store.open(quotaExceeded);
  }
  return volume?.sizeGB ?? instance?.systemDiskGB ?? 0;
}
