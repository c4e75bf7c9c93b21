/** Limits of the account, and answers that the cloud's documentation leaves open. */
export interface EcsBehaviour {
  /** Seconds that a snapshot takes unless a plan says otherwise. */
  readonly snapshotSeconds: number;
  /** Manual snapshots that a disk may have. */
  readonly snapshotsPerDisk: number;
  /** Calls per minute and region of an operation, `*` for each of the others; an operation without an entry has no limit. */
  readonly callsPerMinute: Readonly<Record<string, number>>;
  /** HTTP status of a throttled call. */
  readonly throttlingStatus: number;
  /** Code of a throttled call; by default `Throttling` for CreateSnapshot, `Throttling.User` for the others. */
  readonly throttlingCode: string | null;
  /** Whether a throttled answer carries `x-acs-retry-after`. */
  readonly throttlingRetryAfter: boolean;
  /** Seconds until a new snapshot is listed. */
  readonly invisibleSeconds: number;
  /** Seconds during which a new snapshot has the CreationTime `""`. */
  readonly uncutSeconds: number;
  /** Seconds for which a deleted snapshot is still listed. */
  readonly deletionSeconds: number;
  /** RemainTime of an accomplished snapshot; null leaves the field out. */
  readonly remainTimeWhenDone: number | null;
  /** Seconds for which a ClientToken is remembered. */
  readonly clientTokenSeconds: number;
  /** Code of the answer to a ClientToken whose first call is still running; both are documented, for different operations. */
  readonly tokenProcessing: "IdempotentProcessing" | "LastTokenProcessing";
  /** Answer to the deletion of an unknown id. */
  readonly deleteUnknown: "notFound" | "ok";
  /** Answer to the deletion of a snapshot in progress. */
  readonly deleteProgressing: "cancel" | "creatingSnapshot" | "relatedSnapshotNotFinished";
  /** Answer to the deletion of a locked snapshot. */
  readonly deleteLocked: { readonly status: number; readonly code: string; readonly message: string };
  /** Whether name and description can be modified before the snapshot is Available. */
  readonly modifyBeforeAvailable: boolean;
  /** Whether a snapshot that is kept for ever can be given RetentionDays. */
  readonly limitRetentionLater: boolean;
  /** Whether snapshots of expired disks are refused. */
  readonly refuseExpiredDisks: boolean;
  /** Whether parameters in a form body are read under signature V3; else a call has those of its query only. */
  readonly readFormBodies: boolean;
  /** Whether parameters that the operation does not have are refused; the cloud ignores many of them. */
  readonly refuseUnknownParameters: boolean;
}

/** What the simulator does unless told otherwise. */
export const DEFAULT_BEHAVIOUR: EcsBehaviour = {
  snapshotSeconds: 20,
  snapshotsPerDisk: 256,
  callsPerMinute: {},
  throttlingStatus: 403,
  throttlingCode: null,
  throttlingRetryAfter: false,
  invisibleSeconds: 0,
  uncutSeconds: 1,
  deletionSeconds: 0,
  remainTimeWhenDone: 0,
  clientTokenSeconds: 24 * 60 * 60,
  tokenProcessing: "IdempotentProcessing",
  deleteUnknown: "notFound",
  deleteProgressing: "cancel",
  deleteLocked: {
    status: 403,
    code: "InvalidOperation.SnapshotIsLocked",
    message: "The specified snapshot is locked and does not support this operation.",
  },
  modifyBeforeAvailable: true,
  limitRetentionLater: true,
  refuseExpiredDisks: true,
  readFormBodies: true,
  refuseUnknownParameters: true,
};
