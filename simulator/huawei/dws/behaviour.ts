import { openAnswer } from "../../shared/open-answer";
import { amount, flag, type Given, nullable, object, oneOf, setting } from "../../shared/readers";
import { snapshotSettings } from "../../shared/snapshot-readers";
import { rateLimits } from "../../shared/throttle";

const badParameter = { status: 400, code: "DWS.0001" };

/** Limits of the account, and answers that the cloud's documentation leaves open. */
export const dwsSettings = {
  ...rateLimits({ "*": 200 }),
  ...snapshotSettings,
  /** Seconds that a copy takes unless a plan says otherwise; null is half of `snapshotSeconds`. */
  copySeconds: setting(nullable(amount), null),
  /** Seconds for which a deleted snapshot is still shown as it was. */
  deletionSeconds: setting(amount, 0),
  /** How deletions end: `stays` accepts them and does nothing. */
  deleteOutcome: setting(oneOf("gone", "stays"), "gone"),
  /** Seconds for which a cluster is still busy when its snapshot has come to an end. */
  settleSeconds: setting(amount, 0),
  /** Answer to a snapshot of a cluster that is busy. */
  busyCode: setting(oneOf("DWS.0011", "DWS.7023"), "DWS.0011"),
  /** Answer to a name that is in use. */
  duplicateName: setting(openAnswer, { ...badParameter, message: "The snapshot name already exists." }),
  /** Answer to showing an unknown snapshot. */
  showUnknown: setting(openAnswer, { status: 400, code: "DWS.5149", message: "The snapshot ID is invalid." }),
  /** Answer to deleting an unknown snapshot. */
  deleteUnknown: setting(openAnswer, { ...badParameter, message: "The snapshot does not exist." }),
  /** Answer to deleting an automated snapshot. */
  deleteAutomated: setting(openAnswer, { ...badParameter, message: "Automated snapshots cannot be deleted." }),
  /** Whether a snapshot that is being made can be deleted, or is refused as a busy cluster is. */
  deleteCreating: setting(oneOf("busy", "accept"), "busy"),
  /** Answer to an unknown cluster. */
  unknownCluster: setting(openAnswer, {
    status: 403,
    code: "DWS.0015",
    message: "The cluster does not exist or access to it is denied.",
  }),
  /** Answer to copying an unknown snapshot. */
  copyUnknown: setting(openAnswer, { status: 400, code: "DWS.5149", message: "The snapshot ID is invalid." }),
  /** Answer to copying a snapshot that is manual, not AVAILABLE or copied already. */
  copyRefused: setting(openAnswer, { ...badParameter, message: "The snapshot cannot be copied." }),
  /** Copies that an automated snapshot may have at a time. */
  copiesPerSnapshot: setting(amount, 1),
  /** How automated snapshots are called. */
  automatedType: setting(oneOf("AUTO", "AUTOMATED"), "AUTO"),
  /** What `finished` is while a snapshot is being made. */
  finishedWhileCreating: setting(oneOf("absent", "null", "empty"), "absent"),
  /** Whether `started` and `finished` end with Z. */
  zonedTimes: setting(flag, true),
  /** Whether the members that later versions brought are shown: progress, cluster_name, updated and more. */
  laterMembers: setting(flag, true),
  /** Whether error bodies have two members, four, or four for a busy cluster alone. */
  errorMembers: setting(oneOf("two", "four", "mixed"), "mixed"),
  /** Whether the service's own error bodies go out in Base64. */
  base64Errors: setting(flag, false),
  /** Whether members that an operation does not have are refused. */
  refuseUnknownMembers: setting(flag, true),
  /** Answer to a token that is not valid any more. */
  expiredToken: setting(oneOf("APIGW.0307", "Common.0013"), "APIGW.0307"),
};

export type DwsBehaviour = Given<typeof dwsSettings>;

/** A change to some of them. */
export const readBehaviour = object({}, dwsSettings);
