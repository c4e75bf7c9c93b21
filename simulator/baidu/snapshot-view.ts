import { apiTime } from "../shared/api-time";
import { stageAt } from "../shared/course";
import { progressAt } from "../shared/progress";
import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { BccStore } from "./store";

/** A snapshot as answers have it. */
export function snapshotView(snapshot: Snapshot, store: BccStore, at: number): Record<string, unknown> {
  const { showTags } = store.behaviour;
  return {
    id: snapshot.id,
    createTime: apiTime(snapshot.course.startedAt),
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
    ...snapshot.course.fields,
  };
}

function expireTime(snapshot: Snapshot, store: BccStore): { expireTime?: string } {
  const expiresAt = store.expiresAt(snapshot);
  if (expiresAt !== undefined) {
    return { expireTime: apiTime(expiresAt) };
  }
  return store.behaviour.permanentExpireTime === "empty" ? { expireTime: "" } : {};
}

function progress({ course }: Snapshot, { behaviour }: BccStore, at: number): { progress?: string } {
  const isMade = stageAt(course, at) === "available";
  if (behaviour.progress === "absent" || (course.curve === "none" && !isMade)) {
    return {};
  }
  const whole = isMade ? 100 : progressAt(course, at);
  return { progress: behaviour.progress === "percent" ? `${whole}%` : String(whole) };
}
