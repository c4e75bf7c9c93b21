import type { ApiError } from "../../shared/api-error";
import { isUuid } from "../../shared/json-object";
import { Sources } from "../../shared/sources";
import { SnapshotStore } from "../../shared/store";
import type { EvsBehaviour } from "./behaviour";
import type { ErrorKey } from "./catalogue";
import { evsError } from "./evs-error";
import type { Snapshot, Volume } from "./model";
import type { EvsPlan } from "./plan";
import { volumeMembers } from "./seeds";
import { statusAt } from "./status";

/** Everything that the simulated EVS project holds. */
export class EvsStore extends SnapshotStore<EvsBehaviour, EvsPlan, Snapshot> {
  readonly volumes = this.holding(new Sources<Volume>("volume", "removed", () => this.newId(), volumeMembers));

  newId(): string {
    return this.random.uuid().toLowerCase();
  }

  /**
   * The snapshot that a call names.
   *
   * @throws ApiError when the id is malformed or clients do not find it.
   */
  named(id: string, at: number): Snapshot {
    if (!isUuid(id)) {
      throw this.error("EVS.2045");
    }
    const snapshot = this.found(id, at);
    if (snapshot === undefined) {
      throw this.error("EVS.5404/snapshot", id);
    }
    return snapshot;
  }

  override goneAt({ timeline, deleting, removedAt, volume }: Snapshot): number {
    const forever = Number.POSITIVE_INFINITY;
    return Math.min(
      removedAt ?? forever,
      deleting?.outcome === "gone" ? deleting.until : forever,
      timeline.outcome === "vanish" ? timeline.endAt : forever,
      this.volumes.known(volume.id)?.releasedAt ?? forever,
    );
  }

  override isReadyAt(snapshot: Snapshot, at: number): boolean {
    return statusAt(snapshot, at) === "available";
  }

  /** An error answer in the form that the behaviour gives it. */
  error(key: ErrorKey, ...args: readonly (string | number)[]): ApiError {
    return evsError(this.behaviour, key, ...args);
  }
}
