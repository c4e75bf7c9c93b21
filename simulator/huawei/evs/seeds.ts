import {
  anyText,
  count,
  mapOf,
  nullable,
  object,
  oneOf,
  type Some,
  setting,
  text,
  type ValueOf,
} from "../../shared/readers";
import { pastMembers, snapshotMarks } from "../../shared/snapshot-readers";
import { deleteOutcome } from "./behaviour";

/** What can be said of a volume. */
export const volumeMembers = {
  name: setting(anyText, "volume"),
  status: setting(text, "available"),
  sizeGiB: setting(count, 40),
  type: setting(text, "SSD"),
  availabilityZone: setting(text, "cn-north-4a"),
  serviceType: setting(oneOf("EVS", "DSS", "DESS"), "EVS"),
};

/** A volume to make or, when the id is known, what to change about it; the id, a UUID, is drawn where none is given. */
export const readVolume = object({}, { id: text, ...volumeMembers });

export type VolumeSeed = ValueOf<typeof readVolume>;

const marks = {
  name: nullable(anyText),
  description: nullable(anyText),
  /** Replaces all metadata, the cloud's own keys included. */
  metadata: mapOf(anyText),
  /** A status that stands in for `available`: backing-up, rollbacking or any other. */
  status: text,
  ...snapshotMarks,
  /** How its deletion ends; default the configured outcome. */
  deleteOutcome,
};

/** What can be set about a snapshot from outside. */
export type EvsSnapshotMarks = Some<typeof marks>;

/** A snapshot that was made before the simulator started. */
export const readSnapshot = object(
  { volumeId: text },
  {
    ...marks,
    ...pastMembers,
  },
);

export type EvsSnapshotSeed = ValueOf<typeof readSnapshot>;

/** A change to an existing snapshot. */
export const readSnapshotChange = object({ id: text }, marks);

export type EvsSnapshotChange = ValueOf<typeof readSnapshotChange>;
