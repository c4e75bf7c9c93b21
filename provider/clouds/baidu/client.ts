import { addressOf, type Endpoint } from "../../http/endpoint";
import { CloudError, TransportError } from "../../http/errors";
import { Gates } from "../../http/gate";
import { parseObject } from "../../http/json";
import { type HttpResponse, headerOf, type Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { CloudRecord } from "../answers/fields";
import { textOf } from "../answers/texts";
import type { CallControl } from "../lifecycle/kind";
import type { Credentials } from "./credentials";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, signedHeaders } from "./sign";

export interface Call {
  /** The API's own name, for errors. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Record<string, string | undefined>;
  readonly body?: unknown;
}

export interface Answer {
  readonly body: CloudRecord<"snapshot" | "snapshotId" | "snapshots" | "nextMarker" | "isTruncated">;
  readonly requestId?: string;
}

/** Half of 500 calls a minute: the cloud names no quota, and other tools share it. */
const share = { calls: 250, windowMs: 60_000 };

/** A signature may expire while its request waits for one of the few connections: then no clock is wrong. */
const longWait = 60_000;

/** Calls BCC in one region with one set of credentials. One attempt per call, two where the right time or a fresh signature helps. */
export class BccClient {
  private readonly gates: Gates;
  private readonly time: ServerClock;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly credentials: Credentials,
    private readonly transport: Transport,
    private readonly clock: Clock,
  ) {
    this.gates = new Gates(clock, share);
    this.time = new ServerClock(clock);
  }

  /** The answer of a call. Throws CloudError for the cloud's errors, TransportError for everything else. */
  async call(call: Call, control: CallControl = {}): Promise<Answer> {
    let signedAt = 0;
    const attempt = () => {
      signedAt = this.clock.now();
      return this.attempt(call, control);
    };
    const pass = () => this.gates.run(call.operation, attempt, control);
    try {
      return await pass();
    } catch (error) {
      const { code, serverDate } = error instanceof CloudError ? error.details : {};
      if (code !== "RequestExpired") throw error;
      const hasWaited = this.clock.now() - signedAt > longWait;
      if (!this.time.learn(serverDate) && !hasWaited) throw error;
      return pass();
    }
  }

  /** The cloud's own time, milliseconds since the epoch. */
  now(): number {
    return this.time.cloudNow();
  }

  private async attempt(call: Call, { signal, makes }: CallControl): Promise<Answer> {
    const { operation, method, path, query = {}, body } = call;
    const url = addressOf(operation, this.endpoint, path);
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const request = { method, url, query: Object.fromEntries(given) };
    const text = canonicalQuery(request.query);
    const response = await this.transport({
      operation,
      method,
      endpoint: this.endpoint,
      url: `${url.origin}${url.pathname}${text ? `?${text}` : ""}`,
      headers: {
        ...signedHeaders(request, this.credentials, this.time.now()),
        accept: "application/json",
        "user-agent": "pulumi-cloud-snapshots",
        ...(body === undefined ? {} : { "content-type": "application/json;charset=utf-8" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
      makes,
    });
    this.time.hear(headerOf(response.headers, "date"));
    return readAnswer(operation, response);
  }
}

function readAnswer(operation: string, response: HttpResponse): Answer {
  const { status, headers, body: text } = response;
  const succeeded = status >= 200 && status <= 299;
  const requestId = headerOf(headers, "x-bce-request-id");
  if (succeeded && text.trim() === "") return { body: {}, ...(requestId ? { requestId } : {}) };
  const body = parseObject(operation, response);
  const { code, message, requestId: own } = body;
  if (!succeeded && typeof code === "string") {
    const retryAfter = Number(headerOf(headers, "retry-after"));
    throw new CloudError(textOf(message).trim().replace(/\.$/, ""), {
      operation,
      kind: errorKind(code, status),
      code,
      httpStatus: status,
      requestId: typeof own === "string" ? own : requestId,
      advice: errorAdvice(code),
      serverDate: headerOf(headers, "date"),
      ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1_000 } : {}),
    });
  }
  if (!succeeded) throw new TransportError(operation, `HTTP ${status} without an error code`, { status });
  return { body, ...(requestId ? { requestId } : {}) };
}
