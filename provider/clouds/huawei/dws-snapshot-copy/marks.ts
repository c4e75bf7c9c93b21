import type { Marks } from "../../lifecycle/kind";
import type { DwsSession } from "../dws-snapshot/base";
import { dwsMarks, markedBy } from "../dws-snapshot/marks";
import type { SnapshotRecord } from "../dws-snapshot/record";

/** A copy that has ended is adopted too, whenever it was made, and well or badly: its source takes one copy, and does not change. */
export const copyMarks: Marks<SnapshotRecord, DwsSession> = {
  ...dwsMarks,
  of: markedBy(() => true),
  isAgeless: true,
};
