import { ApiError } from "../shared/api-error";
import { fill } from "../shared/fill";

/** The gateway's own error answers: what is wrong to HTTP status, code and message. `%s` stands for an argument. */
const catalogue = {
  accessKey: [401, "APIGW.0301", "Incorrect IAM authentication information: ak %s not exist"],
  expired: [
    401,
    "APIGW.0301",
    "Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:%s,server time:%s",
  ],
  incomplete: [401, "APIGW.0301", "Incorrect IAM authentication information: calc aksk signature fail:%s"],
  noApi: [404, "APIGW.0101", "The API does not exist or has not been published in the environment"],
  noToken: [401, "APIGW.0301", "Incorrect IAM authentication information: x-auth-token not found"],
  signature: [
    401,
    "APIGW.0301",
    "Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:%s",
  ],
  throttled: [
    429,
    "APIGW.0308",
    "The throttling threshold has been reached: policy api over ratelimit,limit:%s,time:1 second",
  ],
  token: [401, "APIGW.0301", "Incorrect IAM authentication information: decrypt token fail"],
  tokenExpired: [401, "APIGW.0307", "The token must be updated."],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

/** An error answer of the gateway. */
export function gatewayError(key: keyof typeof catalogue, ...args: readonly (string | number)[]): ApiError {
  const [status, code, text] = catalogue[key];
  return new ApiError(status, code, fill(text, args), { shape: "flat" });
}

/** The answer to a call that comes too often. */
export function throttled(limit: number, retryAfterMs: number | undefined): ApiError {
  const { status, code, message, extras } = gatewayError("throttled", limit);
  return new ApiError(status, code, message, { ...extras, retryAfterMs });
}
