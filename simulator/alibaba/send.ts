import type { ServerResponse } from "node:http";
import type { FaultKind } from "../shared/faults";
import { wrongTypes } from "../shared/wrong-types";
import { type Rendered, render } from "./render";
import type { Reply } from "./reply";

const PADDING_BYTES = 10 * 1024 * 1024;
const HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/**
 * Writes the answer out, spoiled as the fault says.
 *
 * @returns the HTTP status that went out, 0 when nothing did.
 */
export function send(response: ServerResponse, reply: Reply, fault?: FaultKind): number {
  switch (fault) {
    case "reset":
    case "lost":
      response.socket?.resetAndDestroy();
      return 0;
    case "silent":
      return 0;
    case "html":
      response.writeHead(502, { "content-type": "text/html" }).end(HTML);
      return 502;
    default: {
      const { text, contentType } = spoiled(reply, fault);
      response.writeHead(reply.status, {
        "content-type": contentType,
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
