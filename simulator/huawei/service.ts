import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { readBody } from "../shared/body";
import type { ServiceContext } from "../shared/context";
import { type Fault, isCarriedOut, isDelivered } from "../shared/faults";
import { Query } from "../shared/query";
import { type Match, match } from "../shared/routes";
import { Throttle } from "../shared/throttle";
import { type WireRequest, wireRequest } from "../shared/wire-request";
import type { Account, Caller } from "./account";
import { ApiError } from "./api-error";
import { authenticate } from "./authenticate";
import type { Dialect } from "./dialect";
import { gatewayError, throttled } from "./gateway-errors";
import { injectedError } from "./injected-error";
import { resourceOf } from "./named-resource";
import type { Answer, Operation } from "./operation";
import { send } from "./send";

const BODY_LIMIT_MIB = 12;

/** What every service of the cloud works with. */
export interface ServiceParts extends ServiceContext {
  readonly account: Account;
}

/** The API of one service, behind the gateway that all of them share. */
export class HuaweiService<S> {
  private readonly throttle = new Throttle(throttled);

  constructor(
    private readonly dialect: Dialect<S>,
    private readonly parts: ServiceParts,
  ) {}

  /** Serves one HTTP request. */
  readonly listener: RequestListener = (request, response) => {
    this.serve(request, response).catch(() => request.socket.destroy());
  };

  /** Forgets calls counted. */
  reset(): void {
    this.throttle.reset();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, BODY_LIMIT_MIB);
    const at = this.parts.now();
    const requestId = this.parts.random.uuid().toLowerCase().replaceAll("-", "");
    const { service, operations } = this.dialect;
    let wire: WireRequest | undefined;
    let found: Match<Operation<S>> | undefined;
    let fault: Fault | undefined;
    let outcome: Answer | ApiError;
    try {
      wire = wireRequest(request, body);
      found = match(operations, wire.method, wire.segments);
      fault = this.parts.faults.take(service, found?.operation.name ?? "");
      outcome =
        fault !== undefined && !isCarriedOut(fault)
          ? injectedError(fault, this.dialect.internal())
          : this.carryOut(wire, found, at);
    } catch (error) {
      outcome = this.asApiError(error);
    }
    const status = send(response, outcome, requestId, at, fault);
    if (!(outcome instanceof ApiError) && isDelivered(fault)) {
      outcome.delivered?.();
    }
    const resource = wire === undefined ? "" : resourceOf(wire, found?.path ?? {});
    this.parts.record({
      at,
      service,
      operation: found?.operation.name ?? "",
      ...(resource === "" ? {} : { resource }),
      status,
      ...(outcome instanceof ApiError && status === outcome.status && fault?.kind !== "html"
        ? { code: outcome.code }
        : {}),
      requestId,
      ...(fault === undefined ? {} : { fault: fault.kind }),
    });
  }

  /** @throws ApiError for every answer that is not a success. */
  private carryOut(wire: WireRequest, found: Match<Operation<S>> | undefined, at: number): Answer {
    if (found === undefined) {
      throw gatewayError("noApi");
    }
    const { operation, path } = found;
    const { account } = this.parts;
    const caller: Caller = operation.isOpen ? {} : authenticate(wire, account, at, () => this.dialect.expiredToken());
    const stated = wire.headers.get("x-project-id");
    if (path["project"] !== undefined) {
      if (path["project"] !== caller.projectId || (stated !== undefined && stated !== path["project"])) {
        throw this.dialect.foreignProject();
      }
    }
    this.throttle.count(operation.name, this.dialect.limits(), at);
    const { store } = this.dialect;
    return operation.run({ store, account, caller, path, query: new Query(wire.query), body: wire.body, at });
  }

  private asApiError(error: unknown): ApiError {
    if (error instanceof URIError) {
      return gatewayError("noApi");
    }
    if (error instanceof ApiError) {
      return error;
    }
    const { status, code, shape } = this.dialect.internal();
    return new ApiError(status, code, `The simulator failed: ${String(error)}`, shape);
  }
}
