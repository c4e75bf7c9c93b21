import type { ServerResponse } from "node:http";
import { corrupted, htmlPage, isCutOff } from "../shared/corrupt";
import { type Fault, skewOf } from "../shared/faults";
import { ApiError } from "./api-error";
import { errorBody, seconds } from "./error-body";
import type { Answer } from "./operation";

/**
 * Writes the answer out, corrupted as the fault says.
 *
 * @param at Milliseconds since the epoch, for the Date header.
 * @returns the HTTP status that went out, 0 when nothing did.
 */
export function send(
  response: ServerResponse,
  outcome: Answer | ApiError,
  requestId: string,
  at: number,
  fault?: Fault,
): number {
  if (isCutOff(response, fault)) {
    return 0;
  }
  const status = fault?.kind === "html" ? (fault.status ?? 502) : outcome.status;
  const text = fault?.kind === "html" ? htmlPage(status) : corrupted(bodyText(outcome, requestId), fault?.kind);
  const type = fault?.kind === "html" ? "text/html" : "application/json;charset=utf-8";
  response.writeHead(status, {
    date: new Date(at + skewOf(fault)).toUTCString(),
    server: "api-gateway",
    "x-request-id": requestId,
    ...(text === undefined ? {} : { "content-type": type }),
    ...headersOf(outcome),
  });
  response.end(text);
  return status;
}

function headersOf(outcome: Answer | ApiError): Readonly<Record<string, string>> {
  if (!(outcome instanceof ApiError)) {
    return outcome.headers ?? {};
  }
  const { retryAfterMs } = outcome.extras;
  return retryAfterMs === undefined ? {} : { "retry-after": String(seconds(retryAfterMs)) };
}

function bodyText(outcome: Answer | ApiError, requestId: string): string | undefined {
  if (!(outcome instanceof ApiError)) {
    return outcome.body === undefined ? undefined : JSON.stringify(outcome.body);
  }
  const text = JSON.stringify(errorBody(outcome, requestId));
  return outcome.extras.base64 ? Buffer.from(text).toString("base64") : text;
}
