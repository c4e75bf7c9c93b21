import { ApiError } from "../shared/api-error";
import { isSorted } from "../shared/is-sorted";
import type { KeyRing } from "../shared/key-ring";
import type { WireRequest } from "../shared/wire-request";
import type { BccBehaviour } from "./behaviour";
import { bccError } from "./catalogue";
import {
  type Authorization,
  canonicalRequest,
  cloudHeaders,
  coveredHeaders,
  parseAuthorization,
  signatureOf,
} from "./signature";

const maximumSkewMs = 30 * 60 * 1000;
const tokenHeader = "x-bce-security-token";

/** The answers that the documentation leaves open, and how strict the check is. */
export type AuthenticationBehaviour = Pick<
  BccBehaviour,
  "missingAuthorization" | "wrongToken" | "expiredToken" | "signCloudHeaders"
>;

/**
 * Checks who a request is from.
 *
 * @param at Milliseconds since the epoch, on the service's clock.
 * @throws ApiError for a bad key, token, date or signature.
 */
export function authenticate(
  request: WireRequest,
  keys: KeyRing,
  behaviour: AuthenticationBehaviour,
  at: number,
): void {
  const header = request.headers.get("authorization");
  if (header === undefined) {
    throw openError(behaviour.missingAuthorization);
  }
  const authorization = parseAuthorization(header);
  if (authorization === undefined || !isWellFormed(authorization.signedHeaders)) {
    throw bccError("InvalidHTTPAuthHeader");
  }
  const token = request.headers.get(tokenHeader) ?? request.query.find(([name]) => name === tokenHeader)?.[1];
  const secret = keys.secret(authorization.accessKeyId, token, at, (fault) =>
    fault === "unknownKey" ? bccError("InvalidAccessKeyId") : openError(behaviour[fault]),
  );
  checkTimes(request, authorization, at);
  const names = coveredHeaders(request, authorization);
  const isUncovered = (name: string) => behaviour.signCloudHeaders && !names.includes(name);
  if (
    cloudHeaders(request).some(isUncovered) ||
    signatureOf(secret, authorization, canonicalRequest(request, names)) !== authorization.signature
  ) {
    throw bccError("SignatureDoesNotMatch");
  }
}

function openError({ status, code, message }: BccBehaviour["wrongToken"]): ApiError {
  return new ApiError(status, code, message);
}

/** An empty list is the default set; any other is sorted and has the host. */
function isWellFormed(names: readonly string[]): boolean {
  return (
    names.length === 0 ||
    (isSorted(names) && names.includes("host") && names.every((name) => name === name.toLowerCase()))
  );
}

function checkTimes(request: WireRequest, { timestamp, expireSeconds }: Authorization, at: number): void {
  const signedAt = timeOf(timestamp);
  const stated = request.headers.get("x-bce-date");
  const times = stated === undefined ? [signedAt] : [signedAt, timeOf(stated)];
  if (times.some((time) => Math.abs(time - at) > maximumSkewMs) || at > signedAt + expireSeconds * 1000) {
    throw bccError("RequestExpired", timestamp);
  }
}

function timeOf(text: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw bccError("InvalidHTTPAuthHeader");
  }
  return time;
}
