import type { DwsBehaviour } from "../huawei/dws/behaviour";
import type { DwsPlan } from "../huawei/dws/plan";
import type { ClusterSeed, DwsSnapshotChange, DwsSnapshotMarks, DwsSnapshotSeed } from "../huawei/dws/seeds";
import { amount, anyText, flag, nullable, object, oneOf, text } from "./shape";
import { ANSWER, LIMITS, TIMELINE } from "./timeline-shape";

/** Body of `POST /dws/plans`. */
export const readDwsPlan = object<DwsPlan>({}, { ...TIMELINE, clusterId: text, made: oneOf("created", "copied") });

/** Body of `POST /dws/clusters`. */
export const readCluster = object<ClusterSeed>(
  {},
  { id: text, name: text, status: text, sizeGB: amount, busySeconds: amount },
);

const MARKS = {
  name: text,
  description: anyText,
  sizeGB: amount,
  status: text,
  statusSeconds: amount,
  expiresInSeconds: amount,
  deletionSeconds: amount,
} satisfies Parameters<typeof object<DwsSnapshotMarks>>[1];

/** Body of `POST /dws/snapshots` and `POST /dws/automated`. */
export const readDwsSnapshot = object<DwsSnapshotSeed>({ clusterId: text }, { ...MARKS, id: text, ageSeconds: amount });

/** Body of `PATCH /dws/snapshots`. */
export const readDwsSnapshotChange = object<DwsSnapshotChange>({ id: text }, MARKS);

/** Body of `PATCH /dws/behaviour`. */
export const readDwsBehaviour = object<Partial<DwsBehaviour>>(
  {},
  {
    ...LIMITS,
    snapshotSeconds: amount,
    copySeconds: nullable(amount),
    invisibleSeconds: amount,
    deletionSeconds: amount,
    deleteOutcome: oneOf("gone", "stays"),
    settleSeconds: amount,
    busyCode: oneOf("DWS.0011", "DWS.7023"),
    duplicateName: ANSWER,
    showUnknown: ANSWER,
    deleteUnknown: ANSWER,
    deleteAutomated: ANSWER,
    deleteCreating: oneOf("busy", "accept"),
    unknownCluster: ANSWER,
    copyUnknown: ANSWER,
    copyRefused: ANSWER,
    copiesPerSnapshot: amount,
    automatedType: oneOf("AUTO", "AUTOMATED"),
    finishedWhileCreating: oneOf("absent", "null", "empty"),
    zonedTimes: flag,
    laterMembers: flag,
    errorMembers: oneOf("two", "four", "mixed"),
    base64Errors: flag,
    refuseUnknownMembers: flag,
    expiredToken: oneOf("APIGW.0307", "Common.0013"),
  },
);
