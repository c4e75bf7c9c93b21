import type { ApiError } from "../shared/api-error";
import type { KeyFault, KeyRing } from "../shared/key-ring";
import { apiError } from "./api-error";
import type { Envelope } from "./envelope";
import { signatureV1, stringToSignV1 } from "./signature-v1";
import { parseAuthorizationV3, signatureV3, signsEnoughV3, stringToSignV3 } from "./signature-v3";
import type { WireRequest } from "./wire-request";

const maximumSkewMs = 15 * 60 * 1000;

/** Decides whether a request may be carried out. */
export class Authenticator {
  private readonly nonces = new Set<string>();

  constructor(private readonly keys: KeyRing) {}

  /**
   * @param at Milliseconds since the epoch, on the service's clock.
   * @throws ApiError for a bad key, token, date, signature or nonce.
   */
  authenticate(request: WireRequest, envelope: Envelope, at: number): void {
    if (envelope.signatureMethod === "V3") {
      this.checkV3(request, envelope, at);
    } else {
      this.checkV1(request, envelope, at);
    }
    if (this.nonces.has(envelope.nonce)) {
      throw apiError("SignatureNonceUsed");
    }
    this.nonces.add(envelope.nonce);
  }

  reset(): void {
    this.nonces.clear();
  }

  private checkV3(request: WireRequest, envelope: Envelope, at: number): void {
    const authorization = parseAuthorizationV3(request.headers.get("authorization") ?? "");
    if (authorization === undefined) {
      throw apiError("IncompleteSignature");
    }
    for (const name of ["x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"]) {
      if (!request.headers.get(name)) {
        throw apiError("MissingParameter", name);
      }
    }
    const secret = this.secret(authorization.accessKeyId, envelope, at);
    checkDate(envelope.date, at);
    const stringToSign = stringToSignV3(request, authorization.signedHeaders);
    if (!signsEnoughV3(request, authorization.signedHeaders)) {
      throw apiError("IncompleteSignature", stringToSign);
    }
    if (signatureV3(secret, stringToSign) !== authorization.signature) {
      throw apiError("SignatureDoesNotMatch", stringToSign);
    }
  }

  private checkV1(request: WireRequest, envelope: Envelope, at: number): void {
    const values = new Map([...request.query, ...request.form]);
    for (const name of [
      "AccessKeyId",
      "Signature",
      "SignatureMethod",
      "SignatureVersion",
      "SignatureNonce",
      "Timestamp",
    ]) {
      if (!values.get(name)) {
        throw apiError("MissingParameter", name);
      }
    }
    if (values.get("SignatureMethod") !== "HMAC-SHA1") {
      throw apiError("InvalidParameter", "SignatureMethod");
    }
    if (values.get("SignatureVersion") !== "1.0") {
      throw apiError("InvalidParameter", "SignatureVersion");
    }
    const secret = this.secret(values.get("AccessKeyId") ?? "", envelope, at);
    checkDate(envelope.date, at);
    const stringToSign = stringToSignV1(request);
    if (signatureV1(secret, stringToSign) !== values.get("Signature")) {
      throw apiError("SignatureDoesNotMatch", stringToSign);
    }
  }

  private secret(accessKeyId: string, { securityToken }: Envelope, at: number): string {
    return this.keys.secret(accessKeyId, securityToken, at, (fault) => this.refusal(fault, securityToken));
  }

  private refusal(fault: KeyFault, securityToken: string | undefined): ApiError {
    switch (fault) {
      case "unknownKey":
        return apiError("InvalidAccessKeyId.NotFound");
      case "expiredToken":
        return apiError("InvalidSecurityToken.Expired");
      default:
        return securityToken === undefined
          ? apiError("MissingSecurityToken")
          : this.keys.hasToken(securityToken)
            ? apiError("InvalidSecurityToken.MismatchWithAccessKey")
            : apiError("InvalidSecurityToken.Malformed");
    }
  }
}

function checkDate(date: string, at: number): void {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw apiError("InvalidTimeStamp.Format");
  }
  if (Math.abs(Date.parse(date) - at) > maximumSkewMs) {
    throw apiError("InvalidTimeStamp.Expired");
  }
}
