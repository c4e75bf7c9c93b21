import type { ErrorKind } from "../../http/errors";
import { policiesPage } from "../place/policies-page";
import { type Advice, ErrorTable, renewal, thenRetry } from "../shared/error-table";

const table = new ErrorTable(
  {
    throttle: ["RequestLimitExceeded", "TooManyRequests"],
    retry: ["InternalError", "InternalServerError", "ServiceUnavailable"],
    busy: ["OperationDenied"],
    "not-found": ["NoSuchObject"],
    credentials: [
      "AccessDenied",
      "InvalidAccessKeyId",
      "InvalidHTTPAuthHeader",
      "SignatureDoesNotMatch",
      "RequestExpired",
      "InvalidSessionToken",
    ],
    precondition: ["Instance.SnapshotLimitExceeded", "QualifyNotPass", "OptInRequired", "PreconditionFailed"],
  },
  {
    AccessDenied: `Grant the IAM user the permission to operate BCC. ${policiesPage} has a policy to copy`,
    InvalidAccessKeyId: "Check the access key id",
    SignatureDoesNotMatch: "Check the secret key",
    RequestExpired: "The clock of this machine is off by more than 5 minutes; correct it",
    InvalidSessionToken: renewal,
    "Instance.SnapshotLimitExceeded": thenRetry("Delete old snapshots or raise the quota"),
    OperationDenied: thenRetry("The disk, instance or snapshot is not in a state for this; let it settle"),
    QualifyNotPass: "The account has to pass the cloud's real-name check first",
    OptInRequired: "The account has to subscribe to the service first",
    NoSuchObject: "Check the id, the region and the account of the credentials",
  },
);

/**
 * The class of an error, by its code. The vendor prints no code for throttling and for a disk that is busy, only the
 * HTTP status 409 of the latter, so an unknown code with 409 is taken for the latter.
 */
export function errorKind(code: string, httpStatus: number): ErrorKind {
  return table.known(code) ?? (httpStatus === 409 ? "busy" : table.kind(code, httpStatus));
}

/** Whether an error says that an earlier request carried the same client token, and may have made something. */
export const isTokenKnown = (code: string): boolean => code === "IdempotentParameterMismatch";

/** What the user should do about an error code, if there is something to do. */
export const errorAdvice = (code: string): Advice | undefined => table.advice(code);
