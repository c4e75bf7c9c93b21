import {
  anyText,
  count,
  flag,
  limit,
  listOf,
  object,
  oneOf,
  type Some,
  setting,
  text,
  type ValueOf,
} from "../shared/readers";
import { pastMembers, snapshotMarks } from "../shared/snapshot-readers";
import { homeRegion } from "./regions";

/** What can be said of a CDS disk. */
export const volumeMembers = {
  region: setting(text, homeRegion),
  name: setting(anyText, "volume"),
  /** As set; a disk that has a snapshot being made shows `SnapshotProcessing` instead. */
  status: setting(text, "Available"),
  sizeGB: setting(count, 40),
  storageType: setting(text, "enhanced_ssd_pl1"),
  /** The instance that uses it. */
  instanceId: text,
};

/** A CDS disk to make or, when the id is known, what to change about it; the id is drawn where none is given. */
export const readVolume = object({}, { id: text, ...volumeMembers });

export type BccVolumeSeed = ValueOf<typeof readVolume>;

/** What can be said of an instance. */
export const instanceMembers = {
  region: setting(text, homeRegion),
  name: setting(anyText, "instance"),
  status: setting(text, "Running"),
  systemDiskGB: setting(count, 20),
};

/** An instance to make or, when the id is known, what to change about it; ids are drawn where none are given. */
export const readInstance = object({}, { id: text, systemDiskId: text, ...instanceMembers });

export type BccInstanceSeed = ValueOf<typeof readInstance>;

/** A tag as the wire has it. */
const readTag = object({ tagKey: text, tagValue: anyText }, {});

export type Tag = ValueOf<typeof readTag>;

const marks = {
  name: anyText,
  description: anyText,
  tags: listOf(readTag),
  /** Days from now for which it is kept; -1 is for ever. */
  retentionInDays: limit,
  /** A status that stands in for `Available`: NotAvailable or any other. */
  status: text,
  ...snapshotMarks,
  /** Whether it can be copied to another region; default true. */
  copyable: flag,
};

/** What can be set about a snapshot from outside. */
export type BccSnapshotMarks = Some<typeof marks>;

/** A snapshot that was made before the simulator started. */
export const readSnapshot = object(
  {
    /** The disk or, for a system disk, the instance. */
    volumeId: text,
  },
  {
    ...marks,
    ...pastMembers,
    /** Default MANUAL. */
    createMethod: oneOf("MANUAL", "auto", "MIGRATION"),
  },
);

export type BccSnapshotSeed = ValueOf<typeof readSnapshot>;

/** A change to an existing snapshot. */
export const readSnapshotChange = object({ id: text }, marks);

export type BccSnapshotChange = ValueOf<typeof readSnapshotChange>;
