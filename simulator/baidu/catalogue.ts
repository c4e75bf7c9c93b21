import { ApiError } from "../shared/api-error";

/** The error answers that the documentation settles: code to HTTP status and message. `%s` stands for an argument. */
const catalogue = {
  BadRequest: [400, "Bad request parameters or illegal request."],
  IdempotentParameterMismatch: [
    403,
    "The request uses the same client token as a previous, but non-identical request.",
  ],
  InappropriateJSON: [400, "The JSON you provided was well-formed and valid, but not appropriate for this operation."],
  InternalError: [500, "We encountered an internal error Please try again."],
  InvalidAccessKeyId: [403, "The Access Key ID you provided doesnot exist in our records."],
  InvalidHTTPAuthHeader: [
    400,
    "The HTTP authorization header is invalid. Consult the service documentation for details.",
  ],
  InvalidURI: [400, "Could not parse the specified URI."],
  InvalidVersion: [404, "The API version specified was invalid."],
  MalformedJSON: [400, "The JSON you provided was not well-formed."],
  NoSuchObject: [404, "The specified object is not found or resource do not exist."],
  OperationDenied: [409, "Operation not available"],
  RequestExpired: [400, "Request has expired. Timestamp date is %s."],
  SignatureDoesNotMatch: [
    400,
    "The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.",
  ],
  "Snapshot.SnapshotNameInvalid": [400, "snapshot name is invalid."],
  "snapshot.CannotCopy": [403, "napshot not support copy"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** The name of an error answer. */
export type ErrorCode = keyof typeof catalogue;

/** An error answer of the catalogue. */
export function bccError(code: ErrorCode, arg = ""): ApiError {
  const [status, text] = catalogue[code];
  return new ApiError(status, code, text.replace("%s", arg));
}
