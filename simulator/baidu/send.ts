import type { ServerResponse } from "node:http";
import { type Fault, type FaultKind, skewOf } from "../shared/faults";
import { htmlPage, PADDING_BYTES } from "../shared/spoils";
import { wrongTypes } from "../shared/wrong-types";
import { ApiError } from "./api-error";
import type { Answer } from "./operation";

/**
 * Writes the answer out, spoiled as the fault says.
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
  if (fault?.kind === "reset" || fault?.kind === "lost") {
    response.socket?.resetAndDestroy();
    return 0;
  }
  if (fault?.kind === "silent") {
    return 0;
  }
  const isPage = fault?.kind === "html";
  const status = isPage ? (fault.status ?? 502) : outcome instanceof ApiError ? outcome.status : 200;
  const text = isPage ? htmlPage(status) : spoiled(bodyText(outcome, requestId), fault?.kind);
  const { retryAfterMs } = outcome instanceof ApiError ? outcome.extras : {};
  response.writeHead(status, {
    date: new Date(at + skewOf(fault)).toUTCString(),
    "x-bce-request-id": requestId,
    "content-type": isPage ? "text/html" : "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...(retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) }),
  });
  response.end(text);
  return status;
}

function bodyText(outcome: Answer | ApiError, requestId: string): string {
  if (outcome instanceof ApiError) {
    const { code, message, extras } = outcome;
    return extras.isBare ? "" : JSON.stringify({ requestId, code, message });
  }
  return outcome.body === undefined ? "" : JSON.stringify(outcome.body);
}

function spoiled(text: string, fault: FaultKind | undefined): string {
  if (fault === "huge") {
    const padding = "x".repeat(PADDING_BYTES);
    return text === "" ? padding : JSON.stringify({ ...JSON.parse(text), padding });
  }
  switch (fault) {
    case "wrongTypes":
      return text === "" ? "" : JSON.stringify(wrongTypes(JSON.parse(text)));
    case "truncated":
      return text.slice(0, Math.floor(text.length / 2));
    case "empty":
      return "";
    default:
      return text;
  }
}
