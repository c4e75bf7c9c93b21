import { apiTime } from "../shared/api-time";
import { progressAt } from "../shared/progress";
import { stageAt } from "../shared/timeline";
import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { BccStore } from "./store";

/** A snapshot as answers have it. */
export function snapshotView(snapshot: Snapshot, store: BccStore, at: number): Record<string, unknown> {
  const { showTags } = store.behaviour;
  return {
    id: snapshot.id,
    createTime: apiTime(snapshot.timeline.startedAt),
    ...expireTime(snapshot, store),
    name: snapshot.name,
    sizeInGB: snapshot.sizeGB,
    status: statusAt(snapshot, at),
    createMethod: snapshot.createMethod,
    volumeId: store.volumeIdOf(snapshot, at),
    desc: snapshot.description,
    package: false,
    templateId: "",
    insnapId: "",
    encrypted: false,
    ...progress(snapshot, store, at),
    ...(showTags ? { tags: snapshot.tags } : {}),
    ...snapshot.timeline.fields,
  };
}

function expireTime(snapshot: Snapshot, store: BccStore): { expireTime?: string } {
  const expiresAt = store.expiresAt(snapshot);
  if (expiresAt !== undefined) {
    return { expireTime: apiTime(expiresAt) };
  }
  return store.behaviour.permanentExpireTime === "empty" ? { expireTime: "" } : {};
}

function progress({ timeline }: Snapshot, { behaviour }: BccStore, at: number): { progress?: string } {
  const isMade = stageAt(timeline, at) === "available";
  if (behaviour.progress === "absent" || (timeline.curve === "none" && !isMade)) {
    return {};
  }
  const whole = isMade ? 100 : progressAt(timeline, at);
  return { progress: behaviour.progress === "percent" ? `${whole}%` : String(whole) };
}
