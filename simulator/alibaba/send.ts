import type { ServerResponse } from "node:http";
import { halved, htmlPage, isCutOff, PADDING_BYTES } from "../shared/corrupt";
import { type Fault, type FaultKind, skewOf } from "../shared/faults";
import { wrongTypes } from "../shared/wrong-types";
import { type Rendered, render } from "./render";
import type { Reply } from "./reply";

/**
 * Writes the answer out, dated with the simulator's time and corrupted as the fault says.
 *
 * @param at Milliseconds since the epoch, for the Date header.
 * @returns the HTTP status that went out, 0 when nothing did.
 */
export function send(response: ServerResponse, reply: Reply, at: number, fault?: Fault): number {
  if (isCutOff(response, fault)) {
    return 0;
  }
  if (fault?.kind === "html") {
    const status = fault.status ?? 502;
    response.writeHead(status, { "content-type": "text/html" }).end(htmlPage(status));
    return status;
  }
  const { text, contentType } = corrupted(reply, fault?.kind);
  response.writeHead(reply.status, {
    "content-type": contentType,
    date: new Date(at + skewOf(fault)).toUTCString(),
    "x-acs-request-id": reply.requestId,
    ...(reply.retryAfterMs === undefined ? {} : { "x-acs-retry-after": String(reply.retryAfterMs) }),
  });
  response.end(text);
  return reply.status;
}

function corrupted({ body, format, root }: Reply, fault: FaultKind | undefined): Rendered {
  if (fault === "wrongTypes") {
    return render(wrongTypes(body) as Record<string, unknown>, format, root);
  }
  if (fault === "huge") {
    return render({ ...body, Padding: "x".repeat(PADDING_BYTES) }, format, root);
  }
  const rendered = render(body, format, root);
  if (fault === "truncated") {
    return { ...rendered, text: halved(rendered.text) };
  }
  return fault === "empty" ? { ...rendered, text: "" } : rendered;
}
