import { addressOf, type Endpoint } from "../../http/endpoint";
import { CloudError, TransportError } from "../../http/errors";
import { Gates } from "../../http/gate";
import { notJson } from "../../http/json";
import { type HttpResponse, headerOf, type Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { CloudRecord } from "../answers/fields";
import type { CallControl } from "../lifecycle/kind";
import type { Authenticator } from "./authenticator";
import { errorIn, parseBody } from "./error-body";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, type Query } from "./sign";

export interface Call {
  /** The API's own name, for errors. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
}

export interface Answer {
  readonly body: CloudRecord<"snapshot" | "snapshot_id" | "snapshots" | "token" | "projects">;
  readonly headers: HttpResponse["headers"];
  readonly requestId?: string;
}

/** Half of the 200 calls a second that the gateway lets through. */
const share = { calls: 100, windowMs: 1_000 };

/** Calls one service in one project. One attempt per call, two where fresh credentials or the right time help. */
export class HuaweiClient {
  private readonly gates: Gates;
  private readonly time: ServerClock;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly auth: Authenticator,
    private readonly transport: Transport,
    clock: Clock,
    private readonly projectId?: string,
  ) {
    this.time = new ServerClock(clock);
    this.gates = new Gates(clock, share);
  }

  /** The answer of a call. Throws CloudError for the cloud's errors, TransportError for everything else. */
  async call(call: Call, control: CallControl = {}): Promise<Answer> {
    const attempt = () => this.gates.run(call.operation, () => this.attempt(call, control), control);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CloudError) || !this.auth.recover(error)) throw error;
      return attempt();
    }
  }

  /** The cloud's own time, milliseconds since the epoch. */
  now(): number {
    return this.time.cloudNow();
  }

  private async attempt(call: Call, { signal, makes }: CallControl): Promise<Answer> {
    const { operation, method, path, query = {}, body } = call;
    const url = addressOf(operation, this.endpoint, path);
    const queryText = canonicalQuery(query);
    const bodyText = body === undefined ? "" : JSON.stringify(body);
    const headers = await this.auth.authorize(
      {
        method,
        url,
        query: queryText,
        body: bodyText,
        headers: {
          "content-type": "application/json;charset=UTF-8",
          ...(this.projectId ? { "x-project-id": this.projectId } : {}),
        },
      },
      signal,
    );
    const response = await this.transport({
      operation,
      method,
      endpoint: this.endpoint,
      url: `${url.origin}${url.pathname}${queryText ? `?${queryText}` : ""}`,
      headers: { ...headers, accept: "application/json", "user-agent": "pulumi-cloud-snapshots" },
      ...(bodyText ? { body: bodyText } : {}),
      signal,
      makes,
    });
    this.time.hear(headerOf(response.headers, "date"));
    return readAnswer(this.endpoint.service, operation, response);
  }
}

function readAnswer(service: string, operation: string, response: HttpResponse): Answer {
  const { status, headers, body: text } = response;
  const succeeded = status >= 200 && status <= 299;
  const requestId = headerOf(headers, "x-request-id");
  if (succeeded && text.trim() === "") return { body: {}, headers, ...(requestId ? { requestId } : {}) };
  const body = parseBody(text);
  if (!body) throw notJson(operation, response);
  const error = errorIn(body, succeeded);
  if (error) {
    const { code, message } = error;
    const retryAfter = Number(headerOf(headers, "retry-after"));
    throw new CloudError(message.trim().replace(/\.$/, ""), {
      operation,
      kind: errorKind(code, status),
      code,
      httpStatus: status,
      requestId: error.requestId ?? requestId,
      advice: errorAdvice(code, message, { service, operation }),
      serverDate: headerOf(headers, "date"),
      ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1_000 } : {}),
    });
  }
  if (!succeeded) throw new TransportError(operation, `HTTP ${status} without an error code`, { status });
  return { body, headers, ...(requestId ? { requestId } : {}) };
}
