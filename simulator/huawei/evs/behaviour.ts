import { amount, anyText, flag, type Given, limit, mapOf, object, oneOf, setting } from "../../shared/readers";
import { snapshotSettings } from "../../shared/snapshot-readers";
import { rateLimits } from "../../shared/throttle";

const shape = oneOf("nested", "cinder");

/** How the deletion of a snapshot ends. */
export const deleteOutcome = oneOf("gone", "error_deleting");

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export const evsSettings = {
  ...rateLimits({ "*": 200 }),
  ...snapshotSettings,
  /** Snapshots that a volume may have, failed ones included. */
  snapshotsPerVolume: setting(amount, 7),
  /** Snapshots that the project may have; -1 is without limit. */
  snapshotsInProject: setting(limit, -1),
  /** Seconds for which a deleted snapshot is shown as deleting. */
  deletionSeconds: setting(amount, 2),
  /** How deletions end; a plan or a change of the snapshot can say otherwise. */
  deleteOutcome: setting(deleteOutcome, "gone"),
  /** Answer to the deletion of a snapshot that is error_deleting. */
  deleteErrorDeleting: setting(oneOf("EVS.1047", "EVS.2019"), "EVS.1047"),
  /** Seconds that going back to a snapshot takes. */
  rollbackSeconds: setting(amount, 10),
  /** Form of the answer to an id that is unknown. */
  notFoundShape: setting(shape, "nested"),
  /** Form of the answer to a snapshot of a volume in use. */
  inUseShape: setting(shape, "nested"),
  /** Form and text of the answer to a used up quota. */
  quotaShape: setting(shape, "nested"),
  /** Form of all other errors of the service. */
  errorShape: setting(shape, "nested"),
  /** Form of all errors of the service on the metadata paths. */
  metadataErrorShape: setting(shape, "cinder"),
  /** Whether snapshots_links is there, as null, when a list has no more rows. */
  emptyLinks: setting(oneOf("null", "absent"), "null"),
  /** Whether lengths are limited to 64 and 85 characters, or to 255 bytes. */
  lengthLimits: setting(oneOf("characters", "bytes"), "characters"),
  /** Whether names with the prefix of backups are refused. */
  refuseReservedNames: setting(flag, true),
  /** Whether members and query parameters that an operation does not have are refused. */
  refuseUnknownMembers: setting(flag, true),
  /** Whether name, description and metadata can change while the snapshot is being made. */
  updateBeforeAvailable: setting(flag, true),
  /** Metadata that the cloud itself adds to new snapshots; keys begin with `__system__`. */
  systemMetadata: setting(mapOf(anyText), {}),
  /** Whether `__system__` metadata outlives a replacement and refuses to be changed. */
  protectSystemMetadata: setting(flag, false),
  /** Answer to a token that is not valid any more. */
  expiredToken: setting(oneOf("APIGW.0307", "Common.0013", "EVS.5401"), "APIGW.0307"),
  /** Answer to a path with another project than the caller's. */
  foreignProject: setting(oneOf("Common.0018", "EVS.0001"), "Common.0018"),
};

export type EvsBehaviour = Given<typeof evsSettings>;

/** A change to some of them. */
export const readBehaviour = object({}, evsSettings);
