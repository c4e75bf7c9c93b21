import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { ApiError } from "../shared/api-error";
import type { ServiceContext } from "../shared/context";
import { corrupted } from "../shared/corrupt";
import { defined } from "../shared/defined";
import type { Fault, FaultKind } from "../shared/faults";
import type { KeyRing } from "../shared/key-ring";
import { Query } from "../shared/query";
import { type Match, match } from "../shared/routes";
import { type ReadRequest, type Reply, Service } from "../shared/service";
import { Throttle, wholeSeconds } from "../shared/throttle";
import { type WireRequest, wireRequest } from "../shared/wire-request";
import { authenticate } from "./authenticate";
import { bccError } from "./catalogue";
import { injectedError } from "./injected-error";
import { resourceOf } from "./named-resource";
import type { Answer, Operation } from "./operation";
import { operations } from "./operations";
import { regionOf } from "./regions";
import type { BccStore } from "./store";

const everywhere = ["authorization", "x-bce-security-token"];

interface BccRequest extends ReadRequest {
  readonly wire: WireRequest;
  readonly found: Match<Operation> | undefined;
}

/** The BCC API. */
export class BccService extends Service<BccRequest> {
  protected override readonly throttle: Throttle;

  constructor(
    context: ServiceContext,
    private readonly store: BccStore,
    private readonly keys: KeyRing,
  ) {
    super("bcc", context);
    this.throttle = new Throttle(1000, (_, retryAfterMs) => store.open(store.behaviour.throttled, retryAfterMs));
  }

  protected override newRequestId(): string {
    return this.context.random.uuid().toLowerCase();
  }

  protected override read(request: IncomingMessage, body: Buffer): BccRequest {
    const wire = wireRequest(request, body);
    const found = match(operations, wire.method, wire.segments);
    return { wire, found, operation: found?.operation.name ?? "", resource: resourceOf(wire, found?.path ?? {}) };
  }

  protected override carryOut({ wire, found }: BccRequest, at: number): Answer {
    const { store, keys } = this;
    const { behaviour } = store;
    authenticate(wire, keys, behaviour, at);
    if (found === undefined) {
      throw bccError(/^v[12]$/.test(wire.segments[0] ?? "") ? "InvalidURI" : "InvalidVersion");
    }
    const { operation, path } = found;
    const { callsPerSecond: limits, throttlingRetryAfter: saysWhen } = behaviour;
    this.throttle.count({ operation: operation.name, limits, saysWhen }, at);
    const query = new Query(wire.query);
    const known = operation.parameters?.concat(everywhere) ?? query.names();
    if (behaviour.refuseUnknownParameters && query.names().some((name) => !known.includes(name))) {
      throw bccError("BadRequest");
    }
    return operation.run({ store, region: regionOf(wire.headers.get("host")), path, query, body: wire.body, at });
  }

  protected override injected(fault: Fault): ApiError {
    return injectedError(fault, this.store.behaviour);
  }

  protected override malformed(): ApiError {
    return bccError("InvalidURI");
  }

  protected override failed(message: string): ApiError {
    return new ApiError(500, "InternalError", message);
  }

  protected override bodyOf(reply: Reply<BccRequest>, fault: FaultKind | undefined): string | undefined {
    const { outcome, requestId } = reply;
    if (!(outcome instanceof ApiError)) {
      return corrupted(outcome.body && JSON.stringify(outcome.body), fault);
    }
    const { code, message, extras } = outcome;
    return corrupted(extras.isBare ? undefined : JSON.stringify({ requestId, code, message }), fault);
  }

  protected override headersOf(reply: Reply<BccRequest>, text: string | undefined): OutgoingHttpHeaders {
    const { outcome, requestId, date, isPage } = reply;
    return {
      date,
      "x-bce-request-id": requestId,
      "content-type": isPage ? "text/html" : "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text ?? ""),
      ...(outcome instanceof ApiError ? defined({ "retry-after": wholeSeconds(outcome.extras.retryAfterMs) }) : {}),
    };
  }
}
