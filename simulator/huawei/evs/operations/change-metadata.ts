import type { Answer, Call } from "../../operation";
import { metadataDocument } from "../attributes";
import { changeMetadata, metadataOperations, systemPrefix } from "../metadata-change";
import type { Snapshot } from "../model";
import type { EvsStore } from "../store";

/** Adds to the metadata of a snapshot. */
export const createMetadata = metadataOperations("CreateSnapshotMetadata", "POST", "", (snapshot, call) => {
  const given = metadataDocument(call.body, "metadata", call.store);
  return changed(snapshot, new Map([...snapshot.metadata, ...given]), call);
});

/** Replaces the metadata of a snapshot: keys that are not named are dropped. */
export const updateMetadata = metadataOperations("UpdateSnapshotMetadata", "PUT", "", (snapshot, call) =>
  changed(snapshot, new Map(metadataDocument(call.body, "metadata", call.store)), call),
);

/** Sets one key of the metadata. */
export const updateMetadataItem = metadataOperations(
  "UpdateSnapshotMetadataItem",
  "PUT",
  "/{key}",
  (snapshot, call) => {
    const { key = "" } = call.path;
    const given = metadataDocument(call.body, "meta", call.store);
    if (given.length !== 1 || given[0]?.[0] !== key) {
      throw call.store.error("EVS.5400/meta");
    }
    changeMetadata(snapshot, new Map([...snapshot.metadata, ...given]), call);
    return { status: 200, body: { meta: Object.fromEntries(given) } };
  },
);

/** Drops one key of the metadata. */
export const deleteMetadataItem = metadataOperations(
  "DeleteSnapshotMetadataItem",
  "DELETE",
  "/{key}",
  (snapshot, call) => {
    const { key = "" } = call.path;
    if (!snapshot.metadata.has(key)) {
      throw call.store.error("EVS.5404/key", snapshot.id, key);
    }
    if (key.startsWith(systemPrefix) && call.store.behaviour.protectSystemMetadata) {
      throw call.store.error("EVS.5403/metadata");
    }
    changeMetadata(snapshot, new Map([...snapshot.metadata].filter(([other]) => other !== key)), call);
    return { status: 200 };
  },
);

function changed(snapshot: Snapshot, next: ReadonlyMap<string, string>, call: Call<EvsStore>): Answer {
  changeMetadata(snapshot, next, call);
  return { status: 200, body: { metadata: Object.fromEntries(snapshot.metadata) } };
}
