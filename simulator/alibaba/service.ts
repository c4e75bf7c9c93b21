import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { ApiError } from "../shared/api-error";
import type { ServiceContext } from "../shared/context";
import { defined } from "../shared/defined";
import type { Fault, FaultKind } from "../shared/faults";
import type { KeyRing } from "../shared/key-ring";
import { type ReadRequest, type Reply, Service } from "../shared/service";
import { Throttle } from "../shared/throttle";
import { apiError } from "./api-error";
import { Authenticator } from "./authenticate";
import { type Envelope, openEnvelope } from "./envelope";
import { injectedError, throttled } from "./injected-error";
import { type Answer, checkParameters } from "./operation";
import { operations } from "./operations";
import { Parameters } from "./parameters";
import { contentTypes } from "./render";
import { documentOf, written } from "./reply";
import { homeRegion } from "./seeds";
import type { EcsStore } from "./store";
import { type WireRequest, wireRequest } from "./wire-request";

const apiVersion = "2014-05-26";
const minuteMs = 60_000;

interface EcsRequest extends ReadRequest {
  readonly wire: WireRequest;
  readonly envelope: Envelope;
}

/** The ECS API. */
export class EcsService extends Service<EcsRequest> {
  protected override readonly throttle: Throttle;
  private readonly authenticator: Authenticator;

  constructor(
    context: ServiceContext,
    private readonly store: EcsStore,
    keys: KeyRing,
  ) {
    super("ecs", context);
    this.authenticator = new Authenticator(keys);
    this.throttle = new Throttle(minuteMs, (_, retryAfterMs, operation) =>
      throttled(operation, store.behaviour, retryAfterMs),
    );
  }

  /** Forgets nonces, too. */
  override reset(): void {
    super.reset();
    this.authenticator.reset();
  }

  protected override newRequestId(): string {
    return this.context.random.uuid();
  }

  protected override read(request: IncomingMessage, body: Buffer): EcsRequest {
    const wire = wireRequest(request, body);
    const envelope = openEnvelope(wire, this.store.behaviour.readFormBodies);
    return { wire, envelope, operation: envelope.operation, resource: resourceOf(envelope) };
  }

  protected override carryOut({ wire, envelope }: EcsRequest, at: number): Answer {
    const { store } = this;
    const operation = operations.get(envelope.operation);
    if (envelope.operation === "") {
      throw apiError("MissingParameter", "Action");
    }
    if (wire.path !== "/" || !["GET", "POST"].includes(wire.method) || operation === undefined) {
      throw apiError("InvalidAction.NotFound");
    }
    if (envelope.version !== apiVersion) {
      throw apiError("InvalidVersion");
    }
    this.authenticator.authenticate(wire, envelope, at);
    const parameters = new Parameters(envelope.parameters);
    const { callsPerMinute: limits, throttlingRetryAfter: saysWhen, refuseUnknownParameters } = store.behaviour;
    const scope = parameters.text("RegionId") ?? homeRegion;
    this.throttle.count({ operation: envelope.operation, scope, limits, saysWhen }, at);
    if (refuseUnknownParameters) {
      checkParameters(operation, parameters);
    }
    return operation.run({ operation: envelope.operation, parameters, store, at });
  }

  protected override injected(fault: Fault, { operation }: EcsRequest): ApiError {
    return injectedError(fault, operation, this.store.behaviour);
  }

  protected override malformed(): ApiError {
    return apiError("InvalidParameter", "query");
  }

  protected override failed(message: string): ApiError {
    return new ApiError(500, "InternalError", message);
  }

  protected override bodyOf(reply: Reply<EcsRequest>, fault: FaultKind | undefined): string {
    const { request, outcome, requestId } = reply;
    return written(documentOf(request?.envelope, outcome, requestId), fault);
  }

  protected override headersOf(reply: Reply<EcsRequest>): OutgoingHttpHeaders {
    const { request, outcome, requestId, date, isPage } = reply;
    const retryAfterMs = outcome instanceof ApiError ? outcome.extras.retryAfterMs : undefined;
    return isPage
      ? { "content-type": "text/html" }
      : {
          "content-type": contentTypes[request?.envelope.format ?? "json"],
          date,
          "x-acs-request-id": requestId,
          ...defined({ "x-acs-retry-after": retryAfterMs?.toString() }),
        };
  }
}

function resourceOf({ parameters }: Envelope): string {
  const values = new Map(parameters);
  const listed = parameters.filter(([name]) => /^ResourceId(\.\d+)?$/.test(name)).map(([, value]) => value);
  const ids = values.get("SnapshotIds")?.replace(/[[\]"\s]/g, "");
  return values.get("SnapshotId") ?? ids ?? values.get("DiskId") ?? listed.join(",");
}
