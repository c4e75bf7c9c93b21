import { anyText, count, flag, mapOf, object, oneOf, type Some, setting, text, type ValueOf } from "../shared/readers";
import { pastMembers } from "../shared/snapshot-readers";

/** The region of everything that is not said to be elsewhere. */
export const homeRegion = "cn-hangzhou";

/** What can be said of a disk. */
export const diskMembers = {
  region: setting(text, homeRegion),
  category: setting(text, "cloud_essd"),
  sizeGiB: setting(count, 40),
  type: setting(oneOf("system", "data"), "data"),
  status: setting(text, "In_use"),
  /** Instance that the disk hangs on; default none. */
  instanceId: text,
  everAttached: setting(flag, true),
  everUsed: setting(flag, true),
  expired: setting(flag, false),
  encrypted: setting(flag, false),
  kmsKeyId: text,
  /** Snapshot that the disk was made from. */
  sourceSnapshotId: text,
};

/** A disk to make or, when the id is known, what to change about it; the id is drawn where none is given. */
export const readDisk = object({}, { id: text, ...diskMembers });

export type DiskSeed = ValueOf<typeof readDisk>;

/** What can be said of an instance. */
export const instanceMembers = {
  region: setting(text, homeRegion),
  status: setting(text, "Running"),
  /** Whether the account's security centre has locked the instance. */
  securityLocked: setting(flag, false),
};

/** An instance to make or, when the id is known, what to change about it; the id is drawn where none is given. */
export const readInstance = object({}, { id: text, ...instanceMembers });

export type InstanceSeed = ValueOf<typeof readInstance>;

/** An image made from a snapshot; the id is drawn where none is given. */
export const readImage = object({ snapshotId: text }, { id: text });

export type ImageSeed = ValueOf<typeof readImage>;

/** A resource group. */
export const readResourceGroup = object({ id: text }, {});

const marks = {
  name: text,
  description: anyText,
  retentionDays: count,
  resourceGroupId: anyText,
  /** Replaces all tags. */
  tags: mapOf(anyText),
  locked: flag,
  shared: flag,
  /** Whether a cloud product manages the snapshot. */
  managed: flag,
};

/** What can be set about a snapshot from outside. */
export type SnapshotMarks = Some<typeof marks>;

/** A snapshot that was made before the simulator started. */
export const readSnapshot = object(
  { diskId: text },
  {
    ...marks,
    ...pastMembers,
    /** Default user. */
    type: oneOf("user", "auto", "timer"),
  },
);

export type SnapshotSeed = ValueOf<typeof readSnapshot>;

/** A change to an existing snapshot. */
export const readSnapshotChange = object({ id: text }, marks);

export type SnapshotChange = ValueOf<typeof readSnapshotChange>;
