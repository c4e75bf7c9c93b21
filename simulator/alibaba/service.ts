import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { readBody } from "../shared/body";
import type { ServiceContext } from "../shared/context";
import { type Fault, isCarriedOut, isDelivered } from "../shared/faults";
import type { KeyRing } from "../shared/key-ring";
import { ApiError, apiError } from "./api-error";
import { Authenticator } from "./authenticate";
import { checkParameters } from "./check-parameters";
import { type Envelope, openEnvelope } from "./envelope";
import { injectedError } from "./injected-error";
import type { Answer } from "./operation";
import { operations } from "./operations";
import { Parameters } from "./parameters";
import { replyTo } from "./reply";
import { send } from "./send";
import type { EcsStore } from "./store";
import { Throttle } from "./throttle";
import { type WireRequest, wireRequest } from "./wire-request";

const VERSION = "2014-05-26";
const HOST_REGION = "cn-hangzhou";

/** What the service works on. */
export interface ServiceParts extends ServiceContext {
  readonly store: EcsStore;
  readonly keys: KeyRing;
}

/** The ECS API. */
export class EcsService {
  private readonly authenticator: Authenticator;
  private readonly throttle = new Throttle();

  constructor(private readonly parts: ServiceParts) {
    this.authenticator = new Authenticator(parts.keys);
  }

  /** Serves one HTTP request. */
  readonly listener: RequestListener = (request, response) => {
    this.serve(request, response).catch(() => request.socket.destroy());
  };

  /** Forgets nonces and calls counted. */
  reset(): void {
    this.authenticator.reset();
    this.throttle.reset();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const at = this.parts.now();
    const requestId = this.parts.random.uuid();
    let envelope: Envelope | undefined;
    let fault: Fault | undefined;
    let outcome: Answer | ApiError;
    try {
      const wire = wireRequest(request, body);
      envelope = openEnvelope(wire, this.parts.store.behaviour.readFormBodies);
      fault = this.parts.faults.take("ecs", envelope.operation);
      outcome =
        fault !== undefined && !isCarriedOut(fault)
          ? injectedError(fault, envelope.operation, this.parts.store.behaviour)
          : this.carryOut(wire, envelope, at);
    } catch (error) {
      outcome = asApiError(error);
    }
    const reply = replyTo(envelope, outcome, requestId);
    const status = send(response, reply, at, fault);
    if (!(outcome instanceof ApiError) && isDelivered(fault)) {
      outcome.delivered?.();
    }
    const resource = envelope === undefined ? "" : resourceOf(envelope);
    this.parts.record({
      at,
      service: "ecs",
      operation: envelope?.operation ?? "",
      ...(resource === "" ? {} : { resource }),
      status,
      ...(outcome instanceof ApiError && status === outcome.status ? { code: outcome.code } : {}),
      requestId,
      ...(fault === undefined ? {} : { fault: fault.kind }),
    });
  }

  /** @throws ApiError for every answer that is not a success. */
  private carryOut(wire: WireRequest, envelope: Envelope, at: number): Answer {
    const { store } = this.parts;
    const operation = operations.get(envelope.operation);
    if (envelope.operation === "") {
      throw apiError("MissingParameter", "Action");
    }
    if (wire.path !== "/" || !["GET", "POST"].includes(wire.method) || operation === undefined) {
      throw apiError("InvalidAction.NotFound");
    }
    if (envelope.version !== VERSION) {
      throw apiError("InvalidVersion");
    }
    this.authenticator.authenticate(wire, envelope, at);
    const parameters = new Parameters(envelope.parameters);
    this.throttle.count(envelope.operation, parameters.text("RegionId") ?? HOST_REGION, store.behaviour, at);
    if (store.behaviour.refuseUnknownParameters) {
      checkParameters(operation, parameters);
    }
    return operation.run({ operation: envelope.operation, parameters, store, at });
  }
}

function asApiError(error: unknown): ApiError {
  if (error instanceof URIError) {
    return apiError("InvalidParameter", "query");
  }
  return error instanceof ApiError
    ? error
    : new ApiError(500, "InternalError", `The simulator failed: ${String(error)}`);
}

function resourceOf({ parameters }: Envelope): string {
  const values = new Map(parameters);
  const listed = parameters.filter(([name]) => /^ResourceId(\.\d+)?$/.test(name)).map(([, value]) => value);
  const ids = values.get("SnapshotIds")?.replace(/[[\]"\s]/g, "");
  return values.get("SnapshotId") ?? ids ?? values.get("DiskId") ?? listed.join(",");
}
