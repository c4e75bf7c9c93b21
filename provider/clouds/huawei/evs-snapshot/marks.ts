import { isKind } from "../../../http/errors";
import type { Marks } from "../../lifecycle/kind";
import type { EvsSnapshotInputs } from "./inputs";
import type { EvsSession } from "./kind";
import { listAll } from "./list";
import { addMetadata, deleteMetadata } from "./metadata";
import { makingKey, markMetadata, markOf, type SnapshotRecord } from "./record";

/** Marks of EVS snapshots are two keys of their metadata. */
export const evsMarks: Marks<SnapshotRecord, EvsSession> = {
  of: markOf,
  listName: ({ volumeId }: EvsSnapshotInputs) => volumeId,
  list: (session, { volumeId }: EvsSnapshotInputs, _withinMs, call) => listAll(session, { volumeId }, call),

  write: (session, id, _item, mark, call) => addMetadata(session, id, markMetadata(mark), call),
  release: (session, id, _owner, _item, call) => deleteMetadata(session, id, makingKey, call),

  isRefusal: (error) => isKind(error, "credentials") && /metadata/i.test(error.message),
  permissions: "the right to set and delete the metadata of snapshots (evs:snapshots:update, evs:snapshots:delete)",
  onlyWhenComplete: true,
  isChangeShown: true, // updated_at
};
