import type { OpenAnswer } from "../../shared/open-answer";
import type { RateLimits } from "../../shared/throttle";

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export interface DwsBehaviour extends RateLimits {
  /** Seconds that a snapshot takes unless a plan says otherwise. */
  readonly snapshotSeconds: number;
  /** Seconds that a copy takes unless a plan says otherwise; null is half of `snapshotSeconds`. */
  readonly copySeconds: number | null;
  /** Seconds until a new snapshot can be found. */
  readonly invisibleSeconds: number;
  /** Seconds for which a deleted snapshot is still shown as it was. */
  readonly deletionSeconds: number;
  /** How deletions end: `stays` accepts them and does nothing. */
  readonly deleteOutcome: "gone" | "stays";
  /** Seconds for which a cluster is still busy when its snapshot has come to an end. */
  readonly settleSeconds: number;
  /** Answer to a snapshot of a cluster that is busy. */
  readonly busyCode: "DWS.0011" | "DWS.7023";
  /** Answer to a name that is in use. */
  readonly duplicateName: OpenAnswer;
  /** Answer to showing an unknown snapshot. */
  readonly showUnknown: OpenAnswer;
  /** Answer to deleting an unknown snapshot. */
  readonly deleteUnknown: OpenAnswer;
  /** Answer to deleting an automated snapshot. */
  readonly deleteAutomated: OpenAnswer;
  /** Whether a snapshot that is being made can be deleted, or is refused as a busy cluster is. */
  readonly deleteCreating: "busy" | "accept";
  /** Answer to an unknown cluster. */
  readonly unknownCluster: OpenAnswer;
  /** Answer to copying an unknown snapshot. */
  readonly copyUnknown: OpenAnswer;
  /** Answer to copying a snapshot that is manual, not AVAILABLE or copied already. */
  readonly copyRefused: OpenAnswer;
  /** Copies that an automated snapshot may have at a time. */
  readonly copiesPerSnapshot: number;
  /** How automated snapshots are called. */
  readonly automatedType: "AUTO" | "AUTOMATED";
  /** What `finished` is while a snapshot is being made. */
  readonly finishedWhileCreating: "absent" | "null" | "empty";
  /** Whether `started` and `finished` end with Z. */
  readonly zonedTimes: boolean;
  /** Whether the members that later versions brought are shown: progress, cluster_name, updated and more. */
  readonly laterMembers: boolean;
  /** Whether error bodies have two members, four, or four for a busy cluster alone. */
  readonly errorMembers: "two" | "four" | "mixed";
  /** Whether the service's own error bodies go out in Base64. */
  readonly base64Errors: boolean;
  /** Whether members that an operation does not have are refused. */
  readonly refuseUnknownMembers: boolean;
  /** Answer to a token that is not valid any more. */
  readonly expiredToken: "APIGW.0307" | "Common.0013";
}

const BAD_PARAMETER = { status: 400, code: "DWS.0001" };

/** What the simulator does unless told otherwise. */
export const DEFAULT_DWS_BEHAVIOUR: DwsBehaviour = {
  callsPerSecond: { "*": 200 },
  throttlingRetryAfter: false,
  snapshotSeconds: 20,
  copySeconds: null,
  invisibleSeconds: 0,
  deletionSeconds: 0,
  deleteOutcome: "gone",
  settleSeconds: 0,
  busyCode: "DWS.0011",
  duplicateName: { ...BAD_PARAMETER, message: "The snapshot name already exists." },
  showUnknown: { status: 400, code: "DWS.5149", message: "The snapshot ID is invalid." },
  deleteUnknown: { ...BAD_PARAMETER, message: "The snapshot does not exist." },
  deleteAutomated: { ...BAD_PARAMETER, message: "Automated snapshots cannot be deleted." },
  deleteCreating: "busy",
  unknownCluster: { status: 403, code: "DWS.0015", message: "The cluster does not exist or access to it is denied." },
  copyUnknown: { status: 400, code: "DWS.5149", message: "The snapshot ID is invalid." },
  copyRefused: { ...BAD_PARAMETER, message: "The snapshot cannot be copied." },
  copiesPerSnapshot: 1,
  automatedType: "AUTO",
  finishedWhileCreating: "absent",
  zonedTimes: true,
  laterMembers: true,
  errorMembers: "mixed",
  base64Errors: false,
  refuseUnknownMembers: true,
  expiredToken: "APIGW.0307",
};
