import { defined } from "../../shared/defined";
import { isObject } from "../../shared/json-object";
import { settleTimeline } from "../../shared/timeline";
import { requestMembers, requiredText, snapshotName, tokenKey } from "../attributes";
import { bccError } from "../catalogue";
import type { Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { regions } from "../regions";
import { statusAt } from "../status";
import type { BccStore } from "../store";

/** Copies a snapshot to other regions; each copy is to be found there alone. */
export const copySnapshot: Operation = {
  name: "CreateRemoteCopySnapshot",
  method: "PUT",
  path: "/v2/snapshot/remote_copy/{id}",
  parameters: ["clientToken"],
  run,
};

interface Destination {
  readonly name: string;
  readonly region: string;
}

function run({ path: { id = "" }, query, body, region, store, at }: Call): Answer {
  const destinations = destinationsOf(requestMembers(body)["destRegionInfos"], region, store);
  const parameters = JSON.stringify([copySnapshot.name, id, destinations]);
  return {
    body: store.once(tokenKey(query, region), parameters, at, () => {
      const source = store.named(id, region, at);
      checkCopyable(source, at);
      return {
        result: destinations.map((destination) => ({
          region: destination.region,
          snapshotId: copyOf(source, destination, store, at).id,
        })),
      };
    }),
  };
}

function destinationsOf(value: unknown, home: string, store: BccStore): readonly Destination[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw bccError("BadRequest");
  }
  return value.map((item: unknown) => {
    if (!isObject(item)) {
      throw bccError("BadRequest");
    }
    const region = requiredText(item["destRegion"], store);
    if (!regions.includes(region) || region === home) {
      throw bccError("BadRequest");
    }
    return { name: snapshotName(item["name"], store), region };
  });
}

function checkCopyable(source: Snapshot, at: number): void {
  if (statusAt(source, at) !== "Available") {
    throw bccError("OperationDenied");
  }
  if (!source.isCopyable) {
    throw bccError("snapshot.CannotCopy");
  }
}

function copyOf(source: Snapshot, { name, region }: Destination, store: BccStore, at: number): Snapshot {
  const { copySeconds, snapshotSeconds, invisibleSeconds } = store.behaviour;
  const { sourceId } = source;
  const plan =
    store.plans.take(({ volumeId = sourceId, made = "copied" }) => volumeId === sourceId && made === "copied") ?? {};
  const copy: Snapshot = {
    id: store.newId("s"),
    region,
    copyOf: source.id,
    sizeGB: source.sizeGB,
    createMethod: "MANUAL",
    failedStatus: plan.failedStatus ?? "CreatedFailed",
    timeline: settleTimeline(plan, { seconds: copySeconds ?? snapshotSeconds / 2, invisibleSeconds }, store.random, at),
    name,
    description: source.description,
    tags: [],
    isCopyable: true,
    ...defined({ deletionSeconds: plan.deletionSeconds }),
  };
  store.snapshots.set(copy.id, copy);
  return copy;
}
