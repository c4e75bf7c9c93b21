import type { RateLimits } from "../../shared/throttle";

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export interface EvsBehaviour extends RateLimits {
  /** Seconds that a snapshot takes unless a plan says otherwise. */
  readonly snapshotSeconds: number;
  /** Snapshots that a volume may have, failed ones included. */
  readonly snapshotsPerVolume: number;
  /** Snapshots that the project may have; -1 is without limit. */
  readonly snapshotsInProject: number;
  /** Seconds until a new snapshot can be found. */
  readonly invisibleSeconds: number;
  /** Seconds for which a deleted snapshot is shown as deleting. */
  readonly deletionSeconds: number;
  /** How deletions end; a plan or a change of the snapshot can say otherwise. */
  readonly deleteOutcome: "gone" | "error_deleting";
  /** Answer to the deletion of a snapshot that is error_deleting. */
  readonly deleteErrorDeleting: "EVS.1047" | "EVS.2019";
  /** Seconds that going back to a snapshot takes. */
  readonly rollbackSeconds: number;
  /** Form of the answer to an id that is unknown. */
  readonly notFoundShape: "nested" | "cinder";
  /** Form of the answer to a snapshot of a volume in use. */
  readonly inUseShape: "nested" | "cinder";
  /** Form and text of the answer to a used up quota. */
  readonly quotaShape: "nested" | "cinder";
  /** Form of all other errors of the service. */
  readonly errorShape: "nested" | "cinder";
  /** Form of all errors of the service on the metadata paths. */
  readonly metadataErrorShape: "nested" | "cinder";
  /** Whether snapshots_links is there, as null, when a list has no more rows. */
  readonly emptyLinks: "null" | "absent";
  /** Whether lengths are limited to 64 and 85 characters, or to 255 bytes. */
  readonly lengthLimits: "characters" | "bytes";
  /** Whether names with the prefix of backups are refused. */
  readonly refuseReservedNames: boolean;
  /** Whether members and query parameters that an operation does not have are refused. */
  readonly refuseUnknownMembers: boolean;
  /** Whether name, description and metadata can change while the snapshot is being made. */
  readonly updateBeforeAvailable: boolean;
  /** Metadata that the cloud itself adds to new snapshots; keys begin with `__system__`. */
  readonly systemMetadata: Readonly<Record<string, string>>;
  /** Whether `__system__` metadata outlives a replacement and refuses to be changed. */
  readonly protectSystemMetadata: boolean;
  /** Answer to a token that is not valid any more. */
  readonly expiredToken: "APIGW.0307" | "Common.0013" | "EVS.5401";
  /** Answer to a path with another project than the caller's. */
  readonly foreignProject: "Common.0018" | "EVS.0001";
}

/** What the simulator does unless told otherwise. */
export const DEFAULT_EVS_BEHAVIOUR: EvsBehaviour = {
  callsPerSecond: { "*": 200 },
  throttlingRetryAfter: false,
  snapshotSeconds: 20,
  snapshotsPerVolume: 7,
  snapshotsInProject: -1,
  invisibleSeconds: 0,
  deletionSeconds: 2,
  deleteOutcome: "gone",
  deleteErrorDeleting: "EVS.1047",
  rollbackSeconds: 10,
  notFoundShape: "nested",
  inUseShape: "nested",
  quotaShape: "nested",
  errorShape: "nested",
  metadataErrorShape: "cinder",
  emptyLinks: "null",
  lengthLimits: "characters",
  refuseReservedNames: true,
  refuseUnknownMembers: true,
  updateBeforeAvailable: true,
  systemMetadata: {},
  protectSystemMetadata: false,
  expiredToken: "APIGW.0307",
  foreignProject: "Common.0018",
};
