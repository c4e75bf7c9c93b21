import { ApiError } from "./api-error";
import type { Envelope } from "./envelope";
import type { Answer } from "./operation";

/** An answer before it is written out. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly format: "json" | "xml";
  /** Name of the XML document. */
  readonly root: string;
  readonly requestId: string;
  /** Value of the `x-acs-retry-after` header. */
  readonly retryAfterMs?: number | undefined;
}

/** The answer to a call; a request that could not be read has no envelope and is answered in JSON. */
export function replyTo(envelope: Envelope | undefined, outcome: Answer | ApiError, requestId: string): Reply {
  const format = envelope?.format ?? "json";
  if (!(outcome instanceof ApiError)) {
    const body = { RequestId: requestId, ...outcome.body };
    return { status: 200, body, format, root: `${envelope?.operation}Response`, requestId };
  }
  const body = {
    RequestId: requestId,
    HostId: "ecs.aliyuncs.com",
    Code: outcome.code,
    Message: outcome.message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?q=${outcome.code}&product=Ecs`,
  };
  return { status: outcome.status, body, format, root: "Error", requestId, retryAfterMs: outcome.retryAfterMs };
}
