import { ApiError } from "../../shared/api-error";
import { refill } from "../../shared/defined";
import { stageAt } from "../../shared/timeline";
import type { Answer, Call, Operation } from "../operation";
import type { Snapshot } from "./model";
import type { EvsStore } from "./store";

/** Begins the keys of the cloud itself. */
export const systemPrefix = "__system__";

type Run = (snapshot: Snapshot, call: Call<EvsStore>) => Answer;

/** The operation on metadata with a name and a method, on the paths of both versions; `rest` follows `/metadata`. */
export function metadataOperations(name: string, method: string, rest: string, run: Run): Operation<EvsStore>[] {
  return ["v2", "v3"].map((version) => ({
    name,
    method,
    path: `/${version}/{project}/snapshots/{id}/metadata${rest}`,
    run: (call) => reshaped(call.store, () => run(call.store.named(call.path["id"] ?? "", call.at), call)),
  }));
}

/** @throws ApiError when name, description and metadata cannot change at the moment. */
export function checkChangeable(snapshot: Snapshot, store: EvsStore, at: number): void {
  const isMade = ["available", "error"].includes(String(stageAt(snapshot.timeline, at)));
  if (snapshot.deleting !== undefined || (!isMade && !store.behaviour.updateBeforeAvailable)) {
    throw store.error("EVS.2043");
  }
}

/**
 * Replaces the metadata of a snapshot.
 *
 * @throws ApiError when it cannot be changed, or the new metadata would change a key of the cloud that is protected.
 */
export function changeMetadata(snapshot: Snapshot, next: ReadonlyMap<string, string>, call: Call<EvsStore>): void {
  const { store, at } = call;
  checkChangeable(snapshot, store, at);
  const before = new Map(snapshot.metadata);
  const isChanged = ([key, value]: readonly [string, string]) =>
    key.startsWith(systemPrefix) && before.get(key) !== value;
  if (store.behaviour.protectSystemMetadata && [...next].some(isChanged)) {
    throw store.error("EVS.5403/metadata");
  }
  const kept = store.behaviour.protectSystemMetadata ? [...before].filter(([key]) => key.startsWith(systemPrefix)) : [];
  refill(snapshot.metadata, [...kept, ...next]);
  snapshot.modifiedAt = at;
}

/** Gives errors the form that they have on these paths. */
function reshaped({ behaviour }: EvsStore, run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    throw error instanceof ApiError
      ? new ApiError(error.status, error.code, error.message, { shape: behaviour.metadataErrorShape })
      : error;
  }
}
