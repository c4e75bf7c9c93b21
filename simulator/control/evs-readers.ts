import type { EvsBehaviour } from "../huawei/evs/behaviour";
import type { EvsPlan } from "../huawei/evs/plan";
import type { EvsSnapshotChange, EvsSnapshotMarks, EvsSnapshotSeed, VolumeSeed } from "../huawei/evs/seeds";
import { amount, anyText, count, flag, limit, mapOf, nullable, object, oneOf, text } from "./shape";
import { LIMITS, TIMELINE } from "./timeline-shape";

const SHAPE = oneOf("nested", "cinder");
const DELETE_OUTCOME = oneOf("gone", "error_deleting");

/** Body of `POST /evs/plans`. */
export const readEvsPlan = object<EvsPlan>(
  {},
  { ...TIMELINE, volumeId: text, deleteOutcome: DELETE_OUTCOME, systemMetadata: mapOf(anyText) },
);

/** Body of `POST /evs/volumes`. */
export const readVolume = object<VolumeSeed>(
  {},
  {
    id: text,
    name: anyText,
    status: text,
    sizeGiB: count,
    type: text,
    availabilityZone: text,
    serviceType: oneOf("EVS", "DSS", "DESS"),
  },
);

const MARKS = {
  name: nullable(anyText),
  description: nullable(anyText),
  metadata: mapOf(anyText),
  status: text,
  statusSeconds: amount,
  deletionSeconds: amount,
  deleteOutcome: DELETE_OUTCOME,
} satisfies Parameters<typeof object<EvsSnapshotMarks>>[1];

/** Body of `POST /evs/snapshots`. */
export const readEvsSnapshot = object<EvsSnapshotSeed>({ volumeId: text }, { ...MARKS, id: text, ageSeconds: amount });

/** Body of `PATCH /evs/snapshots`. */
export const readEvsSnapshotChange = object<EvsSnapshotChange>({ id: text }, MARKS);

/** Body of `PATCH /evs/behaviour`. */
export const readEvsBehaviour = object<Partial<EvsBehaviour>>(
  {},
  {
    ...LIMITS,
    snapshotSeconds: amount,
    snapshotsPerVolume: amount,
    snapshotsInProject: limit,
    invisibleSeconds: amount,
    deletionSeconds: amount,
    deleteOutcome: DELETE_OUTCOME,
    deleteErrorDeleting: oneOf("EVS.1047", "EVS.2019"),
    rollbackSeconds: amount,
    notFoundShape: SHAPE,
    inUseShape: SHAPE,
    quotaShape: SHAPE,
    errorShape: SHAPE,
    metadataErrorShape: SHAPE,
    emptyLinks: oneOf("null", "absent"),
    lengthLimits: oneOf("characters", "bytes"),
    refuseReservedNames: flag,
    refuseUnknownMembers: flag,
    updateBeforeAvailable: flag,
    systemMetadata: mapOf(anyText),
    protectSystemMetadata: flag,
    expiredToken: oneOf("APIGW.0307", "Common.0013", "EVS.5401"),
    foreignProject: oneOf("Common.0018", "EVS.0001"),
  },
);
