import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { ApiError } from "./api-error";
import { readBody } from "./body";
import type { ServiceContext } from "./context";
import { htmlPage, isCutOff } from "./corrupt";
import { defined } from "./defined";
import { type Fault, type FaultKind, isCarriedOut, isDelivered, skewOf } from "./faults";
import type { Throttle } from "./throttle";

/** A request as far as the service has read it. */
export interface ReadRequest {
  /** Empty when there is no such operation. */
  readonly operation: string;
  /** Ids that it names, joined by commas. */
  readonly resource: string;
}

/** A successful answer. */
export interface Answer {
  /** HTTP status; 200 when absent. */
  readonly status?: number;
  /** No body when absent. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called when the answer leaves uncorrupted. */
  readonly delivered?: () => void;
}

/** What is to be answered. */
export interface Reply<R> {
  /** Absent when it could not be read. */
  readonly request: R | undefined;
  readonly outcome: Answer | ApiError;
  readonly requestId: string;
  /** Value of the Date header. */
  readonly date: string;
  /** Whether a page of the gateway goes out instead. */
  readonly isPage: boolean;
}

/** The API of one service, which reads a request as `R`. */
export abstract class Service<R extends ReadRequest> {
  protected abstract readonly throttle: Throttle;
  /** MiB that a request's body may have. */
  protected readonly bodyLimit: number = 1;

  constructor(
    private readonly name: string,
    protected readonly context: ServiceContext,
  ) {}

  /** Draws the id of a request. */
  protected abstract newRequestId(): string;

  /** @throws URIError when an escape is malformed. */
  protected abstract read(request: IncomingMessage, body: Buffer): R;

  /** @throws ApiError for every answer that is not a success. */
  protected abstract carryOut(request: R, at: number): Answer;

  /** The error answer that a fault stands for. */
  protected abstract injected(fault: Fault, request: R): ApiError;

  /** The answer to a request that cannot be read. */
  protected abstract malformed(): ApiError;

  /** The answer to a failure of the simulator itself. */
  protected abstract failed(message: string): ApiError;

  /** The body, corrupted as the fault says; undefined for none. */
  protected abstract bodyOf(reply: Reply<R>, fault: FaultKind | undefined): string | undefined;

  /** @param text The body, or the page; undefined for none. */
  protected abstract headersOf(reply: Reply<R>, text: string | undefined): OutgoingHttpHeaders;

  /** Serves one HTTP request. */
  readonly listener: RequestListener = (request, response) => {
    this.serve(request, response).catch(() => request.socket.destroy());
  };

  /** Forgets calls counted. */
  reset(): void {
    this.throttle.reset();
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming, this.bodyLimit);
    const at = this.context.now();
    const requestId = this.newRequestId();
    let request: R | undefined;
    let fault: Fault | undefined;
    let outcome: Answer | ApiError;
    try {
      request = this.read(incoming, body);
      fault = this.context.faults.take(this.name, request.operation);
      outcome =
        fault !== undefined && !isCarriedOut(fault) ? this.injected(fault, request) : this.carryOut(request, at);
    } catch (error) {
      outcome = this.asApiError(error);
    }
    const date = new Date(at + skewOf(fault)).toUTCString();
    const isPage = fault?.kind === "html";
    const status = this.send(response, { request, outcome, requestId, date, isPage }, fault);
    if (!(outcome instanceof ApiError) && isDelivered(fault)) {
      outcome.delivered?.();
    }
    const code = outcome instanceof ApiError && status === outcome.status && !isPage ? outcome.code : undefined;
    this.context.record({
      at,
      service: this.name,
      operation: request?.operation ?? "",
      ...defined({ resource: request?.resource || undefined }),
      status,
      ...defined({ code }),
      requestId,
      ...defined({ fault: fault?.kind }),
    });
  }

  /** @returns the HTTP status that went out, 0 when nothing did. */
  private send(response: ServerResponse, reply: Reply<R>, fault: Fault | undefined): number {
    if (isCutOff(response, fault)) {
      return 0;
    }
    const status = reply.isPage ? (fault?.status ?? 502) : (reply.outcome.status ?? 200);
    const text = reply.isPage ? htmlPage(status) : this.bodyOf(reply, fault?.kind);
    response.writeHead(status, this.headersOf(reply, text));
    response.end(text);
    return status;
  }

  private asApiError(error: unknown): ApiError {
    if (error instanceof ApiError) {
      return error;
    }
    return error instanceof URIError ? this.malformed() : this.failed(`The simulator failed: ${String(error)}`);
  }
}
