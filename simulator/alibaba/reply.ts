import { ApiError } from "../shared/api-error";
import { halved, paddingBytes } from "../shared/corrupt";
import type { FaultKind } from "../shared/faults";
import { wrongTypes } from "../shared/wrong-types";
import type { Envelope } from "./envelope";
import type { Answer } from "./operation";
import { render } from "./render";

/** An answer before it is written out. */
export interface Document {
  readonly body: Readonly<Record<string, unknown>>;
  readonly format: "json" | "xml";
  /** Name of the XML document. */
  readonly root: string;
}

/** The answer to a call; a request that could not be read has no envelope and is answered in JSON. */
export function documentOf(envelope: Envelope | undefined, outcome: Answer | ApiError, requestId: string): Document {
  const format = envelope?.format ?? "json";
  if (!(outcome instanceof ApiError)) {
    return { body: { RequestId: requestId, ...outcome.body }, format, root: `${envelope?.operation}Response` };
  }
  const body = {
    RequestId: requestId,
    HostId: "ecs.aliyuncs.com",
    Code: outcome.code,
    Message: outcome.message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?q=${outcome.code}&product=Ecs`,
  };
  return { body, format, root: "Error" };
}

/** Writes an answer out, corrupted as the fault says. */
export function written({ body, format, root }: Document, fault: FaultKind | undefined): string {
  switch (fault) {
    case "wrongTypes":
      return render(wrongTypes(body) as Record<string, unknown>, format, root);
    case "huge":
      return render({ ...body, Padding: "x".repeat(paddingBytes) }, format, root);
    case "truncated":
      return halved(render(body, format, root));
    case "empty":
      return "";
    default:
      return render(body, format, root);
  }
}
