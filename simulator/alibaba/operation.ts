import type { Parameters } from "./parameters";
import type { EcsStore } from "./store";

/** One authenticated call. */
export interface Call {
  readonly operation: string;
  readonly parameters: Parameters;
  readonly store: EcsStore;
  /** Milliseconds since the epoch, on the service's clock. */
  readonly at: number;
}

/** A successful answer; the service adds the RequestId. */
export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  /** Called when the answer leaves uncorrupted. */
  readonly delivered?: () => void;
}

/** What the service knows about an operation. */
export interface Operation {
  /** Names of its parameters; `N` stands for an index from 1. */
  readonly parameters: readonly string[];
  /** @throws ApiError for every answer that is not a success. */
  run(call: Call): Answer;
}

/** Accepted by every operation: clients send them on all calls. */
export const COMMON_PARAMETERS = ["OwnerAccount", "OwnerId", "RegionId", "ResourceOwnerAccount", "ResourceOwnerId"];
