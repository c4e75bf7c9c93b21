import { progressAt } from "../../shared/progress";
import { stageAt } from "../../shared/timeline";
import type { Snapshot } from "./model";
import { statusAt } from "./status";

/** A snapshot as answers to create and update have it. */
export function briefView(snapshot: Snapshot, at: number): Record<string, unknown> {
  return {
    id: snapshot.id,
    status: statusAt(snapshot, at),
    name: snapshot.name,
    description: snapshot.description,
    created_at: apiTime(snapshot.timeline.startedAt),
    updated_at: updatedAt(snapshot, at),
    metadata: Object.fromEntries(snapshot.metadata),
    volume_id: snapshot.volume.id,
    size: snapshot.volume.sizeGiB,
    ...snapshot.timeline.fields,
  };
}

/** A snapshot as it is shown on its own. */
export function fullView(snapshot: Snapshot, projectId: string, at: number): Record<string, unknown> {
  return {
    ...briefView(snapshot, at),
    "os-extended-snapshot-attributes:project_id": projectId,
    "os-extended-snapshot-attributes:progress": `${progress(snapshot, at)}%`,
  };
}

/** A snapshot as lists have it. */
export function rowView(snapshot: Snapshot, projectId: string, at: number): Record<string, unknown> {
  return {
    ...fullView(snapshot, projectId, at),
    dedicated_storage_id: null,
    dedicated_storage_name: null,
    service_type: snapshot.volume.serviceType,
  };
}

/** A time as the API writes it: microseconds, UTC without saying so. */
export function apiTime(at: number): string {
  return new Date(at).toISOString().replace("Z", "000");
}

function progress({ timeline }: Snapshot, at: number): number {
  return stageAt(timeline, at) === "available" ? 100 : progressAt(timeline, at);
}

function updatedAt({ timeline, deleting, modifiedAt, statusOverride }: Snapshot, at: number): string | null {
  const changes = [
    timeline.endAt,
    modifiedAt,
    statusOverride?.since,
    statusOverride?.until,
    deleting?.since,
    deleting?.until,
  ].filter((change) => change !== undefined && change <= at) as number[];
  return changes.length === 0 ? null : apiTime(Math.max(...changes));
}
