import { type ErrorKind, kindOfStatus } from "../../http/errors";
import { policiesPage } from "../place/policies-page";
import { type Advice, ErrorTable, renewal, thenRetry } from "../shared/error-table";

const table = new ErrorTable(
  {
    retry: [
      "Operation.Conflict",
      "InvalidOperation.Conflict",
      "InternalError",
      "ServiceUnavailable",
      "SignatureNonceUsed",
      "EntityExists.AssociatedTransferTasks",
    ],
    busy: [
      "IdempotentProcessing",
      "LastTokenProcessing",
      "OperationFailed.LastTokenProcessing",
      "IncorrectDiskStatus.CreatingSnapshot",
      "QuotaExceed.ConcurrentSnapshotQuota",
      "DISK_HAS_CREATING_SNAPSHOT",
      "IncorrectDiskStatus.Transferring",
      "InvalidOperation.UnfinishedEncryptedSnapshotCopy",
      "InvalidOperation.RelatedSnapshotNotFinished",
      "InvalidSnapshotId.NotReady",
      "InvalidStatus.ResourceGroup",
    ],
    "not-found": ["InvalidSnapshotId.NotFound", "InvalidResourceId.NotFound"],
    credentials: [
      "SignatureDoesNotMatch",
      "InvalidAccessKeyId.NotFound",
      "InvalidAccessKeyId.Inactive",
      "MissingSecurityToken",
      "InvalidSecurityToken.Malformed",
      "InvalidSecurityToken.MismatchWithAccessKey",
      "InvalidSecurityToken.Expired",
      "InvalidTimeStamp.Expired",
      "Forbidden.RAM",
    ],
    precondition: [
      "QuotaExceed.Snapshot",
      "QuotaExceed.SnapshotQuota",
      "IncorrectDiskStatus.NeverAttached",
      "IncorrectDiskStatus.NeverUsed",
      "IncorrectDiskStatus",
      "IncorrectDiskStatus.Invalid",
      "DiskInArrears",
      "InstanceLockedForSecurity",
      "IncorrectInstanceStatus",
      "HibernationConfigured.InstanceOperationForbidden",
      "InvalidAccountStatus.NotEnoughBalance",
      "InvalidAccountStatus.SnapshotServiceUnavailable",
      "IncorrectVolumeStatus",
      "InvalidParameter.KMSKeyId.NotFound",
      "InvalidDiskId.NotFound",
      "InvalidResourceGroup.NotFound",
      "SnapshotCreatedImage",
      "SnapshotCreatedDisk",
      "InvalidOperation.DeleteSharedSnapshotUnsupported",
      "InvalidOperation.SnapshotIsLocked",
      "InvalidOperation.ResourceManagedByCloudProduct",
    ],
  },
  {
    SnapshotCreatedDisk: "Disks were made from this snapshot; set force: true, update it, then delete it again",
    SnapshotCreatedImage: "Delete the images made from this snapshot first; force does not help here",
    "InvalidOperation.DeleteSharedSnapshotUnsupported": "End the sharing of this snapshot first",
    "InvalidOperation.SnapshotIsLocked": "The snapshot is locked; it can be deleted once the lock has ended",
    "QuotaExceed.Snapshot": thenRetry("Delete old snapshots of this disk or raise the quota"),
    "QuotaExceed.SnapshotQuota": thenRetry("Raise the snapshot quota"),
    "QuotaExceed.ConcurrentSnapshotQuota": thenRetry("Wait for the disk's other snapshots"),
    "IncorrectDiskStatus.CreatingSnapshot": thenRetry("Wait for the disk's other snapshot"),
    "IncorrectDiskStatus.NeverAttached":
      "Attach the disk to an instance once; a disk that never held data has no snapshot",
    "IncorrectDiskStatus.NeverUsed": "Use the disk once; a disk that never held data has no snapshot",
    DiskInArrears: thenRetry("Renew the disk"),
    InstanceLockedForSecurity: thenRetry("Unlock the disk's instance"),
    IncorrectInstanceStatus: thenRetry("Let the disk's instance reach Running or Stopped"),
    "InvalidAccountStatus.NotEnoughBalance": thenRetry("Top up the account"),
    "InvalidAccountStatus.SnapshotServiceUnavailable": thenRetry("Activate the snapshot service for this account"),
    "InvalidDiskId.NotFound": "Check the disk id, the region and the account of the credentials",
    "InvalidResourceGroup.NotFound": "Check resourceGroupId",
    SignatureDoesNotMatch: "Check the access key secret",
    "InvalidAccessKeyId.NotFound": "Check the access key id",
    MissingSecurityToken: "These are temporary credentials: set the security token too",
    "InvalidSecurityToken.Expired": renewal,
    "InvalidTimeStamp.Expired": "The clock of this machine is off by more than 15 minutes; correct it",
  },
);

/** The class of an ECS error, by its code. The HTTP status of a known code says nothing: validation errors are 404, throttling is 403. */
export function errorKind(code: string, message: string, httpStatus: number): ErrorKind {
  if (code.includes("Throttling")) return "throttle";
  const known = table.known(code);
  if (known) return known;
  if (code.startsWith("NoPermission") || code.startsWith("InvalidAccessKeyId")) return "credentials";
  return /try (again )?later/i.test(message) ? "retry" : kindOfStatus(httpStatus);
}

const tokenCodes = new Set([
  "IdempotentProcessing",
  "LastTokenProcessing",
  "OperationFailed.LastTokenProcessing",
  "IdempotentParameterMismatch",
]);

/** Whether an error says that an earlier request carried the same client token, and may have made something. */
export const isTokenKnown = (code: string): boolean => tokenCodes.has(code);

/** What the user should do about an error code, if there is something to do. `action` is the action that was refused. */
export function errorAdvice(code: string, action: string): Advice | undefined {
  if (code === "Forbidden.RAM" || code.startsWith("NoPermission")) {
    return { advice: `Grant the RAM user or role the permission ecs:${action}. ${policiesPage} has a policy to copy` };
  }
  return table.advice(code);
}
