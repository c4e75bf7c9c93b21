import type { OpenAnswer } from "../shared/open-answer";
import type { RateLimits } from "../shared/throttle";

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export interface BccBehaviour extends RateLimits {
  /** Answer to a call that comes too often; a fault can say otherwise. */
  readonly throttled: OpenAnswer;
  /** Seconds that a snapshot takes unless a plan says otherwise. */
  readonly snapshotSeconds: number;
  /** Seconds that a copy takes unless a plan says otherwise; null is half of `snapshotSeconds`. */
  readonly copySeconds: number | null;
  /** Manual snapshots that a disk may have, failed ones included. */
  readonly snapshotsPerDisk: number;
  /** Answer to a used up quota. */
  readonly quotaExceeded: OpenAnswer;
  /** Seconds until a new snapshot can be found. */
  readonly invisibleSeconds: number;
  /** Seconds for which a deleted snapshot is still shown as it was. */
  readonly deletionSeconds: number;
  /** Seconds for which a client token is remembered after its last use. */
  readonly clientTokenSeconds: number;
  /** Whether a disk has no other snapshot started while one is being made. */
  readonly busyWhileCreating: boolean;
  /** Answer to a snapshot of a disk or instance in a wrong state. */
  readonly createRefused: OpenAnswer;
  /** Answer to the deletion of a snapshot in a wrong state. */
  readonly deleteRefused: OpenAnswer;
  /** Answer to a body without a member that must be there. */
  readonly missingMember: "BadRequest" | "InappropriateJSON";
  /** Whether a name may begin with a Chinese character. */
  readonly chineseFirst: boolean;
  /** Whether a description may have only the listed characters. */
  readonly limitDescCharacters: boolean;
  /** Characters that a description may have; -1 is without limit. */
  readonly descLength: number;
  /** Whether name, description and retention can change while the snapshot is being made. */
  readonly modifyBeforeAvailable: boolean;
  /** Whether a retention of -1 can be set later. */
  readonly modifyToPermanent: boolean;
  /** Answer to a list from a marker that is no snapshot, or `start`: the list from its start. */
  readonly unknownMarker: "BadRequest" | "NoSuchObject" | "start";
  /** Whether query parameters that a snapshot operation does not have are refused. */
  readonly refuseUnknownParameters: boolean;
  /** What a snapshot of a system disk has as its volumeId: the instance's id or the disk's own. */
  readonly systemVolumeId: "instance" | "disk";
  /** Whether volumeId is empty once the disk is released. */
  readonly emptyReleasedVolumeId: boolean;
  /** How progress is shown: `42%`, `42`, or not at all. */
  readonly progress: "percent" | "number" | "absent";
  /** Whether tags are shown. */
  readonly showTags: boolean;
  /** The expireTime of a snapshot that is kept for ever: not there, or empty. */
  readonly permanentExpireTime: "absent" | "empty";
  /** Whether every `x-bce-*` header but the client's request id must be signed. */
  readonly signCloudHeaders: boolean;
  /** Answer to a request without an Authorization header. */
  readonly missingAuthorization: OpenAnswer;
  /** Answer to a security token that is missing, wrong or not the key's. */
  readonly wrongToken: OpenAnswer;
  /** Answer to a security token that is not valid any more. */
  readonly expiredToken: OpenAnswer;
}

const ACCESS_DENIED: OpenAnswer = { status: 403, code: "AccessDenied", message: "Access denied." };

/** What the simulator does unless told otherwise. */
export const DEFAULT_BCC_BEHAVIOUR: BccBehaviour = {
  callsPerSecond: {},
  throttlingRetryAfter: false,
  throttled: { status: 429, code: "TooManyRequests", message: "Too many requests." },
  snapshotSeconds: 20,
  copySeconds: null,
  snapshotsPerDisk: 512,
  quotaExceeded: {
    status: 403,
    code: "Instance.SnapshotLimitExceeded",
    message: "The number of snapshot will exceed the quota limit.",
  },
  invisibleSeconds: 0,
  deletionSeconds: 0,
  clientTokenSeconds: 86_400,
  busyWhileCreating: true,
  createRefused: { status: 409, code: "OperationDenied", message: "Operation not available" },
  deleteRefused: { status: 403, code: "OperationDenied", message: "Operation not available." },
  missingMember: "BadRequest",
  chineseFirst: false,
  limitDescCharacters: true,
  descLength: -1,
  modifyBeforeAvailable: true,
  modifyToPermanent: false,
  unknownMarker: "BadRequest",
  refuseUnknownParameters: true,
  systemVolumeId: "instance",
  emptyReleasedVolumeId: true,
  progress: "percent",
  showTags: true,
  permanentExpireTime: "absent",
  signCloudHeaders: true,
  missingAuthorization: ACCESS_DENIED,
  wrongToken: ACCESS_DENIED,
  expiredToken: ACCESS_DENIED,
};
