import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { ApiError } from "../shared/api-error";
import type { ServiceContext } from "../shared/context";
import { corrupted } from "../shared/corrupt";
import { defined } from "../shared/defined";
import type { Fault, FaultKind } from "../shared/faults";
import { Query } from "../shared/query";
import { type Match, match } from "../shared/routes";
import { type ReadRequest, type Reply, Service } from "../shared/service";
import type { Store } from "../shared/store";
import { type RateLimits, Throttle, wholeSeconds } from "../shared/throttle";
import { type WireRequest, wireRequest } from "../shared/wire-request";
import type { Account, Caller } from "./account";
import { authenticate } from "./authenticate";
import type { Dialect } from "./dialect";
import { errorBody } from "./error-body";
import { gatewayError, throttled } from "./gateway-errors";
import { injectedError } from "./injected-error";
import { resourceOf } from "./named-resource";
import type { Answer, Operation } from "./operation";

/** What every service of the cloud works with. */
export interface HuaweiContext extends ServiceContext {
  readonly account: Account;
}

interface HuaweiRequest<S> extends ReadRequest {
  readonly wire: WireRequest;
  readonly found: Match<Operation<S>> | undefined;
}

/** The API of one service, behind the gateway that all of them share. */
export class HuaweiService<S extends Store<RateLimits>> extends Service<HuaweiRequest<S>> {
  protected override readonly throttle = new Throttle(1000, throttled);
  protected override readonly bodyLimit = 12;

  constructor(
    private readonly dialect: Dialect<S>,
    protected override readonly context: HuaweiContext,
  ) {
    super(dialect.service, context);
  }

  protected override newRequestId(): string {
    return this.context.random.uuid().toLowerCase().replaceAll("-", "");
  }

  protected override read(request: IncomingMessage, body: Buffer): HuaweiRequest<S> {
    const wire = wireRequest(request, body);
    const found = match(this.dialect.operations, wire.method, wire.segments);
    return { wire, found, operation: found?.operation.name ?? "", resource: resourceOf(wire, found?.path ?? {}) };
  }

  protected override carryOut({ wire, found }: HuaweiRequest<S>, at: number): Answer {
    if (found === undefined) {
      throw gatewayError("noApi");
    }
    const { operation, path } = found;
    const { account } = this.context;
    const caller: Caller = operation.isOpen ? {} : authenticate(wire, account, at, () => this.dialect.expiredToken());
    const stated = wire.headers.get("x-project-id");
    if (path["project"] !== undefined) {
      if (path["project"] !== caller.projectId || (stated !== undefined && stated !== path["project"])) {
        throw this.dialect.foreignProject();
      }
    }
    const { store } = this.dialect;
    const { callsPerSecond: limits, throttlingRetryAfter: saysWhen } = store.behaviour;
    this.throttle.count({ operation: operation.name, limits, saysWhen }, at);
    return operation.run({ store, account, caller, path, query: new Query(wire.query), body: wire.body, at });
  }

  protected override injected(fault: Fault): ApiError {
    return injectedError(fault, this.dialect.internal());
  }

  protected override malformed(): ApiError {
    return gatewayError("noApi");
  }

  protected override failed(message: string): ApiError {
    const { status, code, extras } = this.dialect.internal();
    return new ApiError(status, code, message, extras);
  }

  protected override bodyOf(reply: Reply<HuaweiRequest<S>>, fault: FaultKind | undefined): string | undefined {
    const { outcome, requestId } = reply;
    if (!(outcome instanceof ApiError)) {
      return corrupted(outcome.body && JSON.stringify(outcome.body), fault);
    }
    const text = JSON.stringify(errorBody(outcome, requestId));
    return corrupted(outcome.extras.base64 ? Buffer.from(text).toString("base64") : text, fault);
  }

  protected override headersOf(reply: Reply<HuaweiRequest<S>>, text: string | undefined): OutgoingHttpHeaders {
    const { outcome, requestId, date, isPage } = reply;
    const type = isPage ? "text/html" : text === undefined ? undefined : "application/json;charset=utf-8";
    return {
      date,
      server: "api-gateway",
      "x-request-id": requestId,
      ...defined({ "content-type": type }),
      ...(outcome instanceof ApiError
        ? defined({ "retry-after": wholeSeconds(outcome.extras.retryAfterMs) })
        : outcome.headers),
    };
  }
}
