import { ApiError } from "../shared/api-error";
import type { OpenAnswer } from "../shared/open-answer";
import { Sources } from "../shared/sources";
import { SnapshotStore } from "../shared/store";
import { TokenBook } from "../shared/token-book";
import type { BccBehaviour } from "./behaviour";
import { bccError } from "./catalogue";
import type { Instance, Snapshot, Volume } from "./model";
import type { BccPlan } from "./plan";
import { instanceMembers, volumeMembers } from "./seeds";
import { statusAt } from "./status";

const dayMs = 24 * 60 * 60 * 1000;
const forever = Number.POSITIVE_INFINITY;

type Body = Readonly<Record<string, unknown>>;

/** Everything that the simulated account holds. */
export class BccStore extends SnapshotStore<BccBehaviour, BccPlan, Snapshot> {
  readonly volumes = this.holding(new Sources<Volume>("volume", "released", () => this.newId("v"), volumeMembers));
  readonly instances = this.holding(
    new Sources<Instance>("instance", "released", () => this.newId("i"), instanceMembers),
  );
  private readonly tokens = this.holding(new TokenBook<Body>(() => bccError("IdempotentParameterMismatch")));

  newId(prefix: "s" | "v" | "i"): string {
    return `${prefix}-${this.random.letters(8)}`;
  }

  /** Frees the disks that an instance uses. */
  detachFrom(instanceId: string, at: number): void {
    for (const { instanceId: user, ...volume } of this.volumes.existing(at)) {
      if (user === instanceId) {
        this.volumes.set({ ...volume, status: "Available" });
      }
    }
  }

  /** The snapshots that clients of a region find at the moment, the newest first. */
  listedIn(region: string, at: number): Snapshot[] {
    return this.listed(at).filter((snapshot) => snapshot.region === region);
  }

  /**
   * The snapshot that a call names.
   *
   * @throws ApiError when clients of the region do not find it.
   */
  named(id: string, region: string, at: number): Snapshot {
    const snapshot = this.found(id, at);
    if (snapshot?.region !== region) {
      throw bccError("NoSuchObject");
    }
    return snapshot;
  }

  /** The snapshots of a disk, or of an instance's system disk, that exist at the moment. */
  existingOf(sourceId: string, at: number): Snapshot[] {
    return this.existing(at).filter((snapshot) => snapshot.sourceId === sourceId);
  }

  override goneAt(snapshot: Snapshot): number {
    const { timeline, removedAt } = snapshot;
    return Math.min(
      removedAt ?? forever,
      timeline.outcome === "vanish" ? timeline.endAt : forever,
      this.expiresAt(snapshot) ?? forever,
    );
  }

  override isReadyAt(snapshot: Snapshot, at: number): boolean {
    return statusAt(snapshot, at) === "Available";
  }

  /** When its retention ends; undefined when it is kept for ever. */
  expiresAt({ retention }: Snapshot): number | undefined {
    return retention === undefined ? undefined : retention.since + retention.days * dayMs;
  }

  /** The volumeId that is shown: empty for a copy and, if so configured, once the disk is released. */
  volumeIdOf({ sourceId = "" }: Snapshot, at: number): string {
    const { emptyReleasedVolumeId, systemVolumeId } = this.behaviour;
    const disk = this.volumes.find(sourceId, at) ?? this.instances.find(sourceId, at);
    if (emptyReleasedVolumeId && disk === undefined) {
      return "";
    }
    return systemVolumeId === "disk" ? (this.instances.known(sourceId)?.systemDiskId ?? sourceId) : sourceId;
  }

  /** An answer of the configuration. */
  open({ status, code, message }: OpenAnswer, retryAfterMs?: number): ApiError {
    return new ApiError(status, code, message, { retryAfterMs });
  }

  /**
   * Answers a call that repeats an earlier one with the same client token, or carries it out and remembers it. A call
   * that fails leaves nothing.
   *
   * @param key Token and scope; undefined for a call without a token.
   * @throws ApiError when the parameters differ, and what the call itself throws.
   */
  once(key: string | undefined, parameters: string, at: number, carryOut: () => Body): Body {
    if (key === undefined) {
      return carryOut();
    }
    const call = { key, parameters, at, seconds: this.behaviour.clientTokenSeconds, isRenewed: true };
    return this.tokens.recall(call) ?? this.tokens.remember(call, carryOut());
  }
}
