import type { ServerResponse } from "node:http";
import { corrupted, htmlPage, isCutOff } from "../shared/corrupt";
import { type Fault, skewOf } from "../shared/faults";
import { ApiError } from "./api-error";
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
  const isPage = fault?.kind === "html";
  const status = isPage ? (fault.status ?? 502) : outcome instanceof ApiError ? outcome.status : 200;
  const text = isPage ? htmlPage(status) : corrupted(bodyText(outcome, requestId), fault?.kind);
  const { retryAfterMs } = outcome instanceof ApiError ? outcome.extras : {};
  response.writeHead(status, {
    date: new Date(at + skewOf(fault)).toUTCString(),
    "x-bce-request-id": requestId,
    "content-type": isPage ? "text/html" : "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text ?? ""),
    ...(retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) }),
  });
  response.end(text);
  return status;
}

function bodyText(outcome: Answer | ApiError, requestId: string): string | undefined {
  if (outcome instanceof ApiError) {
    const { code, message, extras } = outcome;
    return extras.isBare ? undefined : JSON.stringify({ requestId, code, message });
  }
  return outcome.body === undefined ? undefined : JSON.stringify(outcome.body);
}
