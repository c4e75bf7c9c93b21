import { openAnswer } from "../shared/open-answer";
import { amount, flag, type Given, httpStatus, mapOf, nullable, object, oneOf, setting, text } from "../shared/readers";
import { snapshotSettings } from "../shared/snapshot-readers";

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export const ecsSettings = {
  ...snapshotSettings,
  /** Manual snapshots that a disk may have. */
  snapshotsPerDisk: setting(amount, 256),
  /** Calls per minute and region of an operation, `*` for each of the others; an operation without an entry has no limit. */
  callsPerMinute: setting(mapOf(amount), {}),
  /** HTTP status of a throttled call. */
  throttlingStatus: setting(httpStatus, 403),
  /** Code of a throttled call; by default `Throttling` for CreateSnapshot, `Throttling.User` for the others. */
  throttlingCode: setting(nullable(text), null),
  /** Whether a throttled answer carries `x-acs-retry-after`. */
  throttlingRetryAfter: setting(flag, false),
  /** Seconds during which a new snapshot has the CreationTime `""`. */
  uncutSeconds: setting(amount, 1),
  /** Seconds for which a deleted snapshot is still listed. */
  deletionSeconds: setting(amount, 0),
  /** RemainTime of an accomplished snapshot; null leaves the field out. */
  remainTimeWhenDone: setting(nullable(amount), 0),
  /** Seconds for which a ClientToken is remembered. */
  clientTokenSeconds: setting(amount, 24 * 60 * 60),
  /** Code of the answer to a ClientToken whose first call is still running; both are documented, for different operations. */
  tokenProcessing: setting(oneOf("IdempotentProcessing", "LastTokenProcessing"), "IdempotentProcessing"),
  /** Answer to the deletion of an unknown id. */
  deleteUnknown: setting(oneOf("notFound", "ok"), "notFound"),
  /** Answer to the deletion of a snapshot in progress. */
  deleteProgressing: setting(oneOf("cancel", "creatingSnapshot", "relatedSnapshotNotFinished"), "cancel"),
  /** Answer to the deletion of a locked snapshot. */
  deleteLocked: setting(openAnswer, {
    status: 403,
    code: "InvalidOperation.SnapshotIsLocked",
    message: "The specified snapshot is locked and does not support this operation.",
  }),
  /** Whether name and description can be modified before the snapshot is Available. */
  modifyBeforeAvailable: setting(flag, true),
  /** Whether a snapshot that is kept for ever can be given RetentionDays. */
  limitRetentionLater: setting(flag, true),
  /** Whether snapshots of expired disks are refused. */
  refuseExpiredDisks: setting(flag, true),
  /** Whether parameters in a form body are read under signature V3; else a call has those of its query only. */
  readFormBodies: setting(flag, true),
  /** Whether parameters that the operation does not have are refused; the cloud ignores many of them. */
  refuseUnknownParameters: setting(flag, true),
};

export type EcsBehaviour = Given<typeof ecsSettings>;

/** A change to some of them. */
export const readBehaviour = object({}, ecsSettings);
