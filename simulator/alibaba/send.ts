import type { ServerResponse } from "node:http";
import { type Fault, type FaultKind, skewOf } from "../shared/faults";
import { htmlPage, PADDING_BYTES } from "../shared/spoils";
import { wrongTypes } from "../shared/wrong-types";
import { type Rendered, render } from "./render";
import type { Reply } from "./reply";

/**
 * Writes the answer out, dated with the simulator's time and spoiled as the fault says.
 *
 * @param at Milliseconds since the epoch, for the Date header.
 * @returns the HTTP status that went out, 0 when nothing did.
 */
export function send(response: ServerResponse, reply: Reply, at: number, fault?: Fault): number {
  switch (fault?.kind) {
    case "reset":
    case "lost":
      response.socket?.resetAndDestroy();
      return 0;
    case "silent":
      return 0;
    case "html":
      response.writeHead(fault.status ?? 502, { "content-type": "text/html" }).end(htmlPage(fault.status ?? 502));
      return fault.status ?? 502;
    default: {
      const { text, contentType } = spoiled(reply, fault?.kind);
      response.writeHead(reply.status, {
        "content-type": contentType,
        date: new Date(at + skewOf(fault)).toUTCString(),
        "x-acs-request-id": reply.requestId,
        ...(reply.retryAfterMs === undefined ? {} : { "x-acs-retry-after": String(reply.retryAfterMs) }),
      });
      response.end(text);
      return reply.status;
    }
  }
}

function spoiled({ body, format, root }: Reply, fault: FaultKind | undefined): Rendered {
  if (fault === "wrongTypes") {
    return render(wrongTypes(body) as Record<string, unknown>, format, root);
  }
  if (fault === "huge") {
    return render({ ...body, Padding: "x".repeat(PADDING_BYTES) }, format, root);
  }
  const rendered = render(body, format, root);
  if (fault === "truncated") {
    return { ...rendered, text: rendered.text.slice(0, Math.floor(rendered.text.length / 2)) };
  }
  return fault === "empty" ? { ...rendered, text: "" } : rendered;
}
