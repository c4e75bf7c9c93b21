import type { Endpoint } from "../../http/endpoint";
import type { HttpResponse, Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import type { CloudRecord } from "../answers/fields";
import type { CallControl } from "../lifecycle/kind";
import { ApiClient, type ApiRequest, type Dialect } from "../shared/api-client";
import type { Authenticator } from "./authenticator";
import { errorIn, parseBody } from "./error-body";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, type Query } from "./sign";

/** Every operation that is called, of all services; whatever reads their answers is fuzzed. */
export const operations = [
  "CopySnapshot",
  "CreateSnapshot",
  "CreateSnapshotMetadata",
  "CreateToken",
  "DeleteSnapshot",
  "DeleteSnapshotMetadataItem",
  "ListProjects",
  "ListSnapshotDetails",
  "ListSnapshots",
  "ShowSnapshot",
  "UpdateSnapshot",
  "UpdateSnapshotMetadata",
] as const;

export interface Call extends Pick<ApiRequest, "method" | "path"> {
  readonly operation: (typeof operations)[number];
  readonly query?: Query;
  readonly body?: unknown;
}

export interface Answer {
  readonly body: CloudRecord<"snapshot" | "snapshot_id" | "snapshots" | "token" | "projects">;
  readonly headers: HttpResponse["headers"];
  readonly requestId?: string | undefined;
}

const dialectOf = (auth: Authenticator, service: string, projectId: string | undefined): Dialect => ({
  share: { calls: 100, windowMs: 1_000 }, // half of the 200 calls a second that the gateway lets through
  requestIdHeader: "x-request-id",
  mayBeEmpty: true,
  parse: parseBody,
  errorIn(body, { operation }, status) {
    const error = errorIn(body, status <= 299);
    if (!error) return undefined;
    const advice = errorAdvice(error.code, error.message, { service, operation });
    return { ...error, kind: errorKind(error.code, status), ...advice };
  },
  authorize: ({ method, url, query, body }, _time, signal) => {
    const own: Record<string, string> = projectId ? { "x-project-id": projectId } : {};
    const headers = { "content-type": "application/json;charset=UTF-8", ...own };
    return auth.authorize({ method, url, query, body, headers }, signal);
  },
  recover: (error) => auth.recover(error),
});

/** Calls one service in one project. */
export class HuaweiClient {
  private readonly api: ApiClient;

  constructor(endpoint: Endpoint, auth: Authenticator, transport: Transport, clock: Clock, projectId?: string) {
    this.api = new ApiClient(dialectOf(auth, endpoint.service, projectId), endpoint, transport, clock);
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
