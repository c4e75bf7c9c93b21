import type { ServerResponse } from "node:http";
import type { Fault, FaultKind } from "./faults";
import { wrongTypes } from "./wrong-types";

/** How much a `huge` answer is padded. */
export const paddingBytes = 10 * 1024 * 1024;

/** Leaves a call without an answer if the fault says so. */
export function isCutOff(response: ServerResponse, fault: Fault | undefined): boolean {
  if (fault?.kind === "reset" || fault?.kind === "lost") {
    response.socket?.resetAndDestroy();
    return true;
  }
  return fault?.kind === "silent";
}

/** The page that a gateway answers with when what is behind it is out of reach. */
export function htmlPage(status: number): string {
  const title = status === 503 ? "503 Service Temporarily Unavailable" : `${status} Bad Gateway`;
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

/** What becomes of a JSON body; undefined is none. */
export function corrupted(text: string | undefined, fault: FaultKind | undefined): string | undefined {
  if (text === undefined) {
    return fault === "huge" ? "x".repeat(paddingBytes) : undefined;
  }
  switch (fault) {
    case "wrongTypes":
      return JSON.stringify(wrongTypes(JSON.parse(text)));
    case "huge":
      return JSON.stringify({ ...JSON.parse(text), padding: "x".repeat(paddingBytes) });
    case "truncated":
      return halved(text);
    case "empty":
      return "";
    default:
      return text;
  }
}

/** The first half of a text. */
export function halved(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}
