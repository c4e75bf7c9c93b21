import type { ApiError } from "../shared/api-error";
import { defined } from "../shared/defined";
import { wholeSeconds } from "../shared/throttle";

const cinderNames: Readonly<Record<number, string>> = {
  400: "badRequest",
  401: "unauthorized",
  403: "forbidden",
  404: "itemNotFound",
  409: "conflictingRequest",
  413: "overLimit",
};

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
};

/** The JSON document of an error answer. */
export function errorBody(error: ApiError, requestId: string): Readonly<Record<string, unknown>> {
  const { status, code, message, extras } = error;
  switch (extras.shape) {
    case "nested":
      return { error: { code, message } };
    case "cinder": {
      const retryAfter = wholeSeconds(extras.retryAfterMs);
      return { [cinderNames[status] ?? "computeFault"]: { code: status, message, ...defined({ retryAfter }) } };
    }
    case "full":
      return { externalMessage: message, errCode: code, error_code: code, error_msg: message };
    case "keystone":
      return { error: { message, code: status, title: titles[status] ?? "Error" } };
    default:
      return code.startsWith("APIG")
        ? { error_code: code, error_msg: message, request_id: requestId }
        : { error_code: code, error_msg: message };
  }
}
