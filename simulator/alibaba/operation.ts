import type { Answer } from "../shared/service";
import { apiError } from "./api-error";
import type { Parameters } from "./parameters";
import type { EcsStore } from "./store";

export type { Answer };

/** One authenticated call. */
export interface Call {
  readonly operation: string;
  readonly parameters: Parameters;
  readonly store: EcsStore;
  /** Milliseconds since the epoch, on the service's clock. */
  readonly at: number;
}

/** What the service knows about an operation. */
export interface Operation {
  /** Names of its parameters; `N` stands for an index from 1. */
  readonly parameters: readonly string[];
  /** @throws ApiError for every answer that is not a success. */
  run(call: Call): Answer;
}

/** Accepted by every operation: clients send them on all calls. */
const commonParameters = ["OwnerAccount", "OwnerId", "RegionId", "ResourceOwnerAccount", "ResourceOwnerId"];

/**
 * Refuses parameters that an operation does not have.
 *
 * @throws ApiError InvalidParameter with the name of the first.
 */
export function checkParameters(operation: Operation, parameters: Parameters): void {
  const known = new Set([...commonParameters, ...operation.parameters]);
  for (const name of parameters.names()) {
    if (!known.has(name.replace(/\.[1-9]\d*(?=\.|$)/, ".N"))) {
      throw apiError("InvalidParameter", name);
    }
  }
}
