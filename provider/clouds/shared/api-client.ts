import { addressOf, type Endpoint } from "../../http/endpoint";
import { CloudError, type ErrorKind, TransportError } from "../../http/errors";
import { notJson } from "../../http/json";
import type { Next } from "../../http/next";
import { RateLimiters } from "../../http/rate-limiter";
import type { ShareOptions } from "../../http/share";
import { type HttpRequest, type HttpResponse, headerOf, type Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { CallControl } from "../lifecycle/kind";

/** A request without a proof of identity. */
export interface ApiRequest {
  /** The API's own name, for errors. Its calls share one quota. */
  readonly operation: string;
  readonly method: HttpRequest["method"];
  readonly path: string;
  /** Encoded, without `?`; empty for none. */
  readonly query: string;
  /** Empty for none. */
  readonly body: string;
}

/** An error as an answer tells it. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly kind: ErrorKind;
  readonly requestId?: string | undefined;
  /** What the user should do. */
  readonly advice?: string | undefined;
  /** What to run once that is done. */
  readonly next?: Next | undefined;
}

/** The object of an answer, and what its headers say. */
export interface ApiAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: HttpResponse["headers"];
  readonly requestId?: string | undefined;
}

/** What a cloud's API has of its own. */
export interface Dialect {
  /** Our part of what the cloud lets through. */
  readonly share: ShareOptions;
  /** Header of the request id; undefined where the body has it. */
  readonly requestIdHeader?: string;
  /** Whether success may come without a body. */
  readonly mayBeEmpty: boolean;
  /** How long a throttle asks to stay away, in milliseconds; NaN where it does not say. Default: `Retry-After`, in seconds. */
  readonly retryAfterMs?: (headers: HttpResponse["headers"]) => number;
  /** The object that a body holds; undefined if it holds none. */
  readonly parse: (body: string) => Record<string, unknown> | undefined;
  /** The error in a body; undefined if there is none. */
  readonly errorIn: (body: Record<string, unknown>, request: ApiRequest, status: number) => ApiError | undefined;
  /** The headers to send, with a proof of identity. */
  readonly authorize: (
    request: ApiRequest & { readonly url: URL },
    time: ServerClock,
    signal?: AbortSignal,
  ) => Record<string, string> | Promise<Record<string, string>>;
  /** Whether a refused request is worth one more attempt. `waitedMs`: since it was signed. */
  readonly recover: (error: CloudError, time: ServerClock, waitedMs: number) => boolean;
}

const retryAfter = (headers: HttpResponse["headers"]) => Number(headerOf(headers, "retry-after")) * 1_000;

const isSuccess = (status: number) => status >= 200 && status <= 299;

/** Calls the API of one service with one identity. One attempt a call, and one more where something was put right. */
export class ApiClient {
  private readonly limiters: RateLimiters;
  private readonly time: ServerClock;

  constructor(
    private readonly dialect: Dialect,
    private readonly endpoint: Endpoint,
    private readonly transport: Transport,
    private readonly clock: Clock,
  ) {
    this.time = new ServerClock(clock);
    this.limiters = new RateLimiters(clock, dialect.share);
  }

  /** The cloud's own time, milliseconds since the epoch. */
  now(): number {
    return this.time.cloudNow();
  }

  /** The answer to a request. Throws CloudError for the cloud's errors, TransportError for everything else. */
  async send(request: ApiRequest, control: CallControl = {}): Promise<ApiAnswer> {
    let signedAt = 0;
    const attempt = () => {
      signedAt = this.clock.now();
      return this.attempt(request, control);
    };
    const pass = () => this.limiters.run(request.operation, attempt, control);
    try {
      return await pass();
    } catch (error) {
      const isRecovered =
        error instanceof CloudError && this.dialect.recover(error, this.time, this.clock.now() - signedAt);
      if (!isRecovered) throw error;
      return pass();
    }
  }

  private async attempt(request: ApiRequest, { signal, makes }: CallControl): Promise<ApiAnswer> {
    const { operation, method, query, body } = request;
    const { endpoint } = this;
    const url = addressOf(operation, endpoint, request.path);
    const headers = await this.dialect.authorize({ ...request, url }, this.time, signal);
    const response = await this.transport({
      operation,
      method,
      endpoint,
      url: `${url.origin}${url.pathname}${query ? `?${query}` : ""}`,
      headers: { ...headers, accept: "application/json", "user-agent": "pulumi-cloud-snapshots" },
      ...(body ? { body } : {}),
      signal,
      makes,
    });
    this.time.hear(headerOf(response.headers, "date"));
    return this.read(request, response);
  }

  private read(request: ApiRequest, response: HttpResponse): ApiAnswer {
    const { requestIdHeader, mayBeEmpty, parse, errorIn, retryAfterMs = retryAfter } = this.dialect;
    const { operation } = request;
    const { status, headers, body: text } = response;
    const requestId = requestIdHeader && headerOf(headers, requestIdHeader);
    if (mayBeEmpty && isSuccess(status) && text.trim() === "") return { body: {}, headers, requestId };
    const body = parse(text);
    if (!body) throw notJson(operation, response);
    const error = errorIn(body, request, status);
    if (error) {
      const { message, requestId: own = requestId, ...details } = error;
      const pause = retryAfterMs(headers);
      throw new CloudError(message.trim().replace(/\.$/, ""), {
        ...details,
        operation,
        httpStatus: status,
        requestId: own,
        serverDate: headerOf(headers, "date"),
        ...(pause > 0 ? { retryAfterMs: pause } : {}),
      });
    }
    if (!isSuccess(status)) throw new TransportError(operation, `HTTP ${status} without an error code`, { status });
    return { body, headers, requestId };
  }
}
