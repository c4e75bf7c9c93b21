import type { ApiError } from "../shared/api-error";
import type { KeyFault } from "../shared/key-ring";
import type { WireRequest } from "../shared/wire-request";
import type { Account, Caller } from "./account";
import { gatewayError } from "./gateway-errors";
import { canonicalRequest, parseAuthorization, signatureOf, signsEnough, statesRightHash } from "./signature";

const maximumSkewMs = 15 * 60 * 1000;

/**
 * Decides who a request is from.
 *
 * @param at Milliseconds since the epoch, on the service's clock.
 * @param expired Makes the answer to a token that is not valid any more.
 * @throws ApiError for a bad key, token, date or signature.
 */
export function authenticate(request: WireRequest, account: Account, at: number, expired: () => ApiError): Caller {
  const tokenId = request.headers.get("x-auth-token");
  if (request.headers.has("authorization")) {
    checkSignature(request, account, at);
    return { projectId: account.seed.project.id };
  }
  if (tokenId === undefined) {
    throw gatewayError("noToken");
  }
  const token = account.tokens.get(tokenId);
  if (token === undefined) {
    throw gatewayError("token");
  }
  if (token.revoked || at >= token.expiresAt) {
    throw expired();
  }
  return { token, ...(token.project === undefined ? {} : { projectId: token.project.id }) };
}

function checkSignature(request: WireRequest, account: Account, at: number): void {
  const authorization = parseAuthorization(request.headers.get("authorization") ?? "");
  if (authorization === undefined) {
    throw gatewayError("incomplete", "authorization header is malformed");
  }
  const { accessKeyId, signedHeaders, signature } = authorization;
  const secret = account.keys.secret(accessKeyId, request.headers.get("x-security-token"), at, (fault) =>
    keyRefusal(fault, accessKeyId),
  );
  const date = request.headers.get("x-sdk-date") ?? "";
  checkDate(date, at);
  const canonical = canonicalRequest(request, signedHeaders);
  if (
    !signsEnough(request, signedHeaders) ||
    !statesRightHash(request) ||
    signatureOf(secret, date, canonical) !== signature
  ) {
    throw gatewayError("signature", canonical.replaceAll("\n", "|"));
  }
}

function keyRefusal(fault: KeyFault, accessKeyId: string): ApiError {
  switch (fault) {
    case "unknownKey":
      return gatewayError("accessKey", accessKeyId);
    case "wrongToken":
      return gatewayError("token");
    default:
      return gatewayError("tokenExpired");
  }
}

function checkDate(date: string, at: number): void {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) {
    throw gatewayError("incomplete", "x-sdk-date is missing or malformed");
  }
  if (Math.abs(time - at) > maximumSkewMs) {
    throw gatewayError("expired", date, sdkDate(at));
  }
}

/** A time as X-Sdk-Date has it. */
export function sdkDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}
