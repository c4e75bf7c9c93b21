import { metadataOperations } from "../metadata-change";

/** Shows all metadata of a snapshot. */
export const showMetadata = metadataOperations("ShowSnapshotMetadata", "GET", "", (snapshot) => ({
  status: 200,
  body: { metadata: Object.fromEntries(snapshot.metadata) },
}));

/** Shows one key of the metadata. */
export const showMetadataItem = metadataOperations("ShowSnapshotMetadataItem", "GET", "/{key}", (snapshot, call) => {
  const { key = "" } = call.path;
  const value = snapshot.metadata.get(key);
  if (value === undefined) {
    throw call.store.error("EVS.5404/key", snapshot.id, key);
  }
  return { status: 200, body: { meta: { [key]: value } } };
});
