import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { readBody } from "../shared/body";
import type { ServiceContext } from "../shared/context";
import { type Fault, isCarriedOut, isDelivered } from "../shared/faults";
import type { KeyRing } from "../shared/key-ring";
import { Query } from "../shared/query";
import { type Match, match } from "../shared/routes";
import { Throttle } from "../shared/throttle";
import { type WireRequest, wireRequest } from "../shared/wire-request";
import { ApiError } from "./api-error";
import { authenticate } from "./authenticate";
import { bccError } from "./catalogue";
import { injectedError } from "./injected-error";
import { resourceOf } from "./named-resource";
import type { Answer, Operation } from "./operation";
import { operations } from "./operations";
import { regionOf } from "./regions";
import { send } from "./send";
import type { BccStore } from "./store";

/** What the service works on. */
export interface ServiceParts extends ServiceContext {
  readonly store: BccStore;
  readonly keys: KeyRing;
}

const EVERYWHERE = ["authorization", "x-bce-security-token"];

/** The BCC API. */
export class BccService {
  private readonly throttle: Throttle;

  constructor(private readonly parts: ServiceParts) {
    const { store } = parts;
    this.throttle = new Throttle((_, retryAfterMs) => store.open(store.behaviour.throttled, retryAfterMs));
  }

  /** Serves one HTTP request. */
  readonly listener: RequestListener = (request, response) => {
    this.serve(request, response).catch(() => request.socket.destroy());
  };

  /** Forgets calls counted. */
  reset(): void {
    this.throttle.reset();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const at = this.parts.now();
    const requestId = this.parts.random.uuid().toLowerCase();
    let wire: WireRequest | undefined;
    let found: Match<Operation> | undefined;
    let fault: Fault | undefined;
    let outcome: Answer | ApiError;
    try {
      wire = wireRequest(request, body);
      found = match(operations, wire.method, wire.segments);
      fault = this.parts.faults.take("bcc", found?.operation.name ?? "");
      outcome =
        fault !== undefined && !isCarriedOut(fault)
          ? injectedError(fault, this.parts.store.behaviour)
          : this.carryOut(wire, found, at);
    } catch (error) {
      outcome = asApiError(error);
    }
    const status = send(response, outcome, requestId, at, fault);
    if (!(outcome instanceof ApiError) && isDelivered(fault)) {
      outcome.delivered?.();
    }
    const resource = wire === undefined ? "" : resourceOf(wire, found?.path ?? {});
    this.parts.record({
      at,
      service: "bcc",
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
  private carryOut(wire: WireRequest, found: Match<Operation> | undefined, at: number): Answer {
    const { store, keys } = this.parts;
    authenticate(wire, keys, store.behaviour, at);
    if (found === undefined) {
      throw bccError(/^v[12]$/.test(wire.segments[0] ?? "") ? "InvalidURI" : "InvalidVersion");
    }
    const { operation, path } = found;
    this.throttle.count(operation.name, store.behaviour, at);
    const query = new Query(wire.query);
    const known = operation.parameters?.concat(EVERYWHERE) ?? query.names();
    if (store.behaviour.refuseUnknownParameters && query.names().some((name) => !known.includes(name))) {
      throw bccError("BadRequest");
    }
    return operation.run({ store, region: regionOf(wire.headers.get("host")), path, query, body: wire.body, at });
  }
}

function asApiError(error: unknown): ApiError {
  if (error instanceof URIError) {
    return bccError("InvalidURI");
  }
  return error instanceof ApiError
    ? error
    : new ApiError(500, "InternalError", `The simulator failed: ${String(error)}`);
}
