import type { Endpoint } from "../../http/endpoint";
import { objectIn } from "../../http/json";
import type { Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import type { CloudRecord } from "../answers/fields";
import { textOf } from "../answers/texts";
import type { CallControl } from "../lifecycle/kind";
import { ApiClient, type ApiRequest, type Dialect } from "../shared/api-client";
import type { Credentials } from "./credentials";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, signedHeaders } from "./sign";

/** Every operation that is called; whatever reads their answers is fuzzed. */
export const operations = [
  "CreateSnapshot",
  "DeleteSnapshot",
  "GetSnapshotDetail",
  "ListSnapshots",
  "ModifySnapshotAttribute",
] as const;

export interface Call extends Pick<ApiRequest, "method" | "path"> {
  readonly operation: (typeof operations)[number];
  readonly query?: Record<string, string | undefined>;
  readonly body?: unknown;
}

export interface Answer {
  readonly body: CloudRecord<"snapshot" | "snapshotId" | "snapshots" | "nextMarker" | "isTruncated">;
  readonly requestId?: string | undefined;
}

/** A signature may expire while its request waits for one of the few connections: then no clock is wrong. */
const longWait = 60_000;

const dialectOf = (credentials: Credentials): Dialect => ({
  share: { calls: 250, windowMs: 60_000 }, // half of 500 a minute: the cloud names no quota, and other tools share it
  requestIdHeader: "x-bce-request-id",
  mayBeEmpty: true,
  parse: objectIn,
  errorIn({ code, message, requestId }, _request, status) {
    if (status <= 299 || typeof code !== "string") return undefined;
    const own = typeof requestId === "string" ? { requestId } : {};
    return { code, message: textOf(message), kind: errorKind(code, status), ...errorAdvice(code), ...own };
  },
  authorize: (request, time) => ({
    ...signedHeaders(request, credentials, time.now()),
    ...(request.body ? { "content-type": "application/json;charset=utf-8" } : {}),
  }),
  recover: ({ details }, time, waitedMs) =>
    details.code === "RequestExpired" && (time.learn(details.serverDate) || waitedMs > longWait),
});

/** Calls BCC in one region with one set of credentials. */
export class BccClient {
  private readonly api: ApiClient;

  constructor(endpoint: Endpoint, credentials: Credentials, transport: Transport, clock: Clock) {
    this.api = new ApiClient(dialectOf(credentials), endpoint, transport, clock);
  }

  /** The answer of a call. Throws CloudError for the cloud's errors, TransportError for everything else. */
  call({ query = {}, body, ...call }: Call, control: CallControl = {}): Promise<Answer> {
    const text = body === undefined ? "" : JSON.stringify(body);
    return this.api.send({ ...call, query: canonicalQuery(query), body: text }, control);
  }

  /** The cloud's own time, milliseconds since the epoch. */
  now(): number {
    return this.api.now();
  }
}
