import { type OpenAnswer, openAnswer } from "../shared/open-answer";
import { amount, flag, type Given, limit, nullable, object, oneOf, setting } from "../shared/readers";
import { snapshotSettings } from "../shared/snapshot-readers";
import { rateLimits } from "../shared/throttle";

const accessDenied: OpenAnswer = { status: 403, code: "AccessDenied", message: "Access denied." };

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export const bccSettings = {
  ...rateLimits({}),
  /** Answer to a call that comes too often; a fault can say otherwise. */
  throttled: setting(openAnswer, { status: 429, code: "TooManyRequests", message: "Too many requests." }),
  ...snapshotSettings,
  /** Seconds that a copy takes unless a plan says otherwise; null is half of `snapshotSeconds`. */
  copySeconds: setting(nullable(amount), null),
  /** Manual snapshots that a disk may have, failed ones included. */
  snapshotsPerDisk: setting(amount, 512),
  /** Answer to a used up quota. */
  quotaExceeded: setting(openAnswer, {
    status: 403,
    code: "Instance.SnapshotLimitExceeded",
    message: "The number of snapshot will exceed the quota limit.",
  }),
  /** Seconds for which a deleted snapshot is still shown as it was. */
  deletionSeconds: setting(amount, 0),
  /** Seconds for which a client token is remembered after its last use. */
  clientTokenSeconds: setting(amount, 86_400),
  /** Whether a disk has no other snapshot started while one is being made. */
  busyWhileCreating: setting(flag, true),
  /** Answer to a snapshot of a disk or instance in a wrong state. */
  createRefused: setting(openAnswer, { status: 409, code: "OperationDenied", message: "Operation not available" }),
  /** Answer to the deletion of a snapshot in a wrong state. */
  deleteRefused: setting(openAnswer, { status: 403, code: "OperationDenied", message: "Operation not available." }),
  /** Answer to a body without a member that must be there. */
  missingMember: setting(oneOf("BadRequest", "InappropriateJSON"), "BadRequest"),
  /** Whether a name may begin with a Chinese character. */
  chineseFirst: setting(flag, false),
  /** Whether a description may have only the listed characters. */
  limitDescCharacters: setting(flag, true),
  /** Characters that a description may have; -1 is without limit. */
  descLength: setting(limit, -1),
  /** Whether name, description and retention can change while the snapshot is being made. */
  modifyBeforeAvailable: setting(flag, true),
  /** Whether a retention of -1 can be set later. */
  modifyToPermanent: setting(flag, false),
  /** Answer to a list from a marker that is no snapshot, or `start`: the list from its start. */
  unknownMarker: setting(oneOf("BadRequest", "NoSuchObject", "start"), "BadRequest"),
  /** Whether query parameters that a snapshot operation does not have are refused. */
  refuseUnknownParameters: setting(flag, true),
  /** What a snapshot of a system disk has as its volumeId: the instance's id or the disk's own. */
  systemVolumeId: setting(oneOf("instance", "disk"), "instance"),
  /** Whether volumeId is empty once the disk is released. */
  emptyReleasedVolumeId: setting(flag, true),
  /** How progress is shown: `42%`, `42`, or not at all. */
  progress: setting(oneOf("percent", "number", "absent"), "percent"),
  /** Whether tags are shown. */
  showTags: setting(flag, true),
  /** The expireTime of a snapshot that is kept for ever: not there, or empty. */
  permanentExpireTime: setting(oneOf("absent", "empty"), "absent"),
  /** Whether every `x-bce-*` header but the client's request id must be signed. */
  signCloudHeaders: setting(flag, true),
  /** Answer to a request without an Authorization header. */
  missingAuthorization: setting(openAnswer, accessDenied),
  /** Answer to a security token that is missing, wrong or not the key's. */
  wrongToken: setting(openAnswer, accessDenied),
  /** Answer to a security token that is not valid any more. */
  expiredToken: setting(openAnswer, accessDenied),
};

export type BccBehaviour = Given<typeof bccSettings>;

/** A change to some of them. */
export const readBehaviour = object({}, bccSettings);
