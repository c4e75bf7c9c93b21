import { isKind } from "../../../http/errors";
import { textOf } from "../../answers/texts";
import type { Marks } from "../../lifecycle/kind";
import { splitMarker, withMarker } from "../../lifecycle/mark";
import type { BccSnapshotInputs } from "./inputs";
import type { BccSession } from "./kind";
import { listAll } from "./list";
import { modifySnapshot } from "./operations";
import type { SnapshotRecord } from "./record";

const plainDesc = (record: SnapshotRecord | undefined) => splitMarker(textOf(record?.desc)).text;

/** The disk, or the instance for its system disk. */
const sourceOf = ({ volumeId, instanceId = "" }: BccSnapshotInputs) => volumeId ?? instanceId;

/** Marks of BCC snapshots are part of the description: whether the tags of one can be read back is not certain. */
export const bccMarks: Marks<SnapshotRecord, BccSession> = {
  of: (record) => splitMarker(textOf(record.desc)).mark,
  listName: sourceOf,
  list: ({ client }, inputs: BccSnapshotInputs, _withinMs, call) =>
    listAll(client, { volumeId: sourceOf(inputs) }, call),

  write: ({ client }, id, item, mark, call) =>
    modifySnapshot(client, id, { desc: withMarker(plainDesc(item), mark, mark.making) }, call),
  async release({ client }, id, owner, item, call) {
    await modifySnapshot(client, id, { desc: withMarker(plainDesc(item), owner, false) }, call);
  },

  isRefusal: (error) => isKind(error, "invalid"), // the longest description is documented nowhere
  permissions: "descriptions that have room for 80 more characters, and the right to change them",
  onlyWhenComplete: true,
};
