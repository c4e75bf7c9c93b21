import { amount, anyText, object, type Some, setting, text, type ValueOf } from "../../shared/readers";
import { pastMembers, snapshotMarks } from "../../shared/snapshot-readers";

/** What can be said of a cluster. */
export const clusterMembers = {
  name: setting(text, "warehouse"),
  /** Whether snapshots can be made follows from it. */
  status: setting(text, "AVAILABLE"),
  sizeGB: setting(amount, 500),
};

/** A cluster to make or, when the id is known, what to change about it; the id, a UUID, is drawn where none is given. */
export const readCluster = object(
  {},
  {
    id: text,
    ...clusterMembers,
    /** Seconds from now for which another operation runs on it; default none. */
    busySeconds: amount,
  },
);

export type ClusterSeed = ValueOf<typeof readCluster>;

const marks = {
  name: text,
  description: anyText,
  sizeGB: amount,
  /** A status that stands in for AVAILABLE: RESTORING, FROZEN, POLICE_FROZEN or any other. */
  status: text,
  ...snapshotMarks,
  /** Seconds from now until its retention ends. */
  expiresInSeconds: amount,
};

/** What can be set about a snapshot from outside. */
export type DwsSnapshotMarks = Some<typeof marks>;

/** A snapshot that was made before the simulator started. */
export const readSnapshot = object(
  { clusterId: text },
  {
    ...marks,
    ...pastMembers,
  },
);

export type DwsSnapshotSeed = ValueOf<typeof readSnapshot>;

/** A change to an existing snapshot. */
export const readSnapshotChange = object({ id: text }, marks);

export type DwsSnapshotChange = ValueOf<typeof readSnapshotChange>;
