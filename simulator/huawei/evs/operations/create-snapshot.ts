import { defined } from "../../../shared/defined";
import { settleTimeline } from "../../../shared/timeline";
import type { Answer, Call, Operation } from "../../operation";
import { description, force, metadata, requestObject, snapshotName, volumeId } from "../attributes";
import type { Snapshot, Volume } from "../model";
import { briefView } from "../snapshot-view";
import type { EvsStore } from "../store";

/** Starts a snapshot of a volume. */
export const createSnapshot: Operation<EvsStore> = {
  name: "CreateSnapshot",
  method: "POST",
  path: "/v2/{project}/cloudsnapshots",
  run,
};

const knownMembers = ["volume_id", "name", "description", "force", "metadata"];

function run({ body, store, at }: Call<EvsStore>): Answer {
  const members = requestObject(body, "snapshot", knownMembers, store);
  const id = volumeId(members, store);
  const name = snapshotName(members, store) ?? null;
  const text = description(members, store) ?? null;
  const isForced = force(members, store);
  const given = members["metadata"] === undefined ? [] : metadata(members["metadata"], store);
  const volume = usableVolume(id, isForced, store, at);
  const { snapshotSeconds, invisibleSeconds, systemMetadata } = store.behaviour;
  const plan = store.plans.take((waiting) => (waiting.volumeId ?? id) === id) ?? {};
  const snapshot: Snapshot = {
    id: store.newId(),
    volume,
    timeline: settleTimeline(plan, { seconds: snapshotSeconds, invisibleSeconds }, store.random, at),
    metadata: new Map([...given, ...Object.entries({ ...systemMetadata, ...plan.systemMetadata })]),
    name,
    description: text,
    deletion: defined({ seconds: plan.deletionSeconds, outcome: plan.deleteOutcome }),
  };
  store.snapshots.set(snapshot.id, snapshot);
  return { status: 202, body: { snapshot: briefView(snapshot, at) } };
}

function usableVolume(id: string, isForced: boolean, store: EvsStore, at: number): Volume {
  const volume = store.volumes.find(id, at);
  if (volume === undefined) {
    throw store.error("EVS.5404/volume", id);
  }
  if (volume.status !== "available" && !(isForced && volume.status === "in-use")) {
    throw store.error("EVS.5400/inUse", id, volume.status);
  }
  checkQuotas(id, store, at);
  return volume;
}

function checkQuotas(volumeId: string, store: EvsStore, at: number): void {
  const { snapshotsPerVolume, snapshotsInProject } = store.behaviour;
  const existing = store.existing(at);
  if (existing.filter(({ volume }) => volume.id === volumeId).length >= snapshotsPerVolume) {
    throw store.error("EVS.5413/volume", snapshotsPerVolume);
  }
  if (snapshotsInProject >= 0 && existing.length >= snapshotsInProject) {
    throw store.error("EVS.5413/project", snapshotsInProject);
  }
}
