import { amount, setting, text } from "./readers";

/** How long snapshots take, and until when they are not found, unless their plans say otherwise. */
export const snapshotSettings = {
  /** Seconds that a snapshot takes unless a plan says otherwise. */
  snapshotSeconds: setting(amount, 20),
  /** Seconds until a new snapshot can be found. */
  invisibleSeconds: setting(amount, 0),
};

/** What can be set about any snapshot from outside, whatever else can. */
export const snapshotMarks = {
  /** Seconds for which `status` stays; default for ever. */
  statusSeconds: amount,
  /** Seconds that its deletion takes; default the configured time. */
  deletionSeconds: amount,
};

/** What the seed of any snapshot of the past may say. */
export const pastMembers = {
  /** Default drawn. */
  id: text,
  /** Seconds since its creation; default one day. */
  ageSeconds: amount,
};
