import type { BccBehaviour } from "../baidu/behaviour";
import type { Tag } from "../baidu/model";
import type { BccPlan } from "../baidu/plan";
import type {
  BccInstanceSeed,
  BccSnapshotChange,
  BccSnapshotMarks,
  BccSnapshotSeed,
  BccVolumeSeed,
} from "../baidu/seeds";
import { amount, anyText, count, flag, limit, listOf, nullable, object, oneOf, text } from "./shape";
import { ANSWER, LIMITS, TIMELINE } from "./timeline-shape";

/** Body of `POST /bcc/plans`. */
export const readBccPlan = object<BccPlan>(
  {},
  {
    ...TIMELINE,
    volumeId: text,
    made: oneOf("created", "copied"),
    failedStatus: oneOf("CreatedFailed", "NotAvailable"),
  },
);

/** Body of `POST /bcc/volumes`. */
export const readBccVolume = object<BccVolumeSeed>(
  {},
  { id: text, region: text, name: anyText, status: text, sizeGB: count, storageType: text, instanceId: text },
);

/** Body of `POST /bcc/instances`. */
export const readBccInstance = object<BccInstanceSeed>(
  {},
  { id: text, region: text, name: anyText, status: text, systemDiskId: text, systemDiskGB: count },
);

const MARKS = {
  name: anyText,
  description: anyText,
  tags: listOf(object<Tag>({ tagKey: text, tagValue: anyText }, {})),
  retentionInDays: limit,
  status: text,
  statusSeconds: amount,
  deletionSeconds: amount,
  copyable: flag,
} satisfies Parameters<typeof object<BccSnapshotMarks>>[1];

/** Body of `POST /bcc/snapshots`. */
export const readBccSnapshot = object<BccSnapshotSeed>(
  { volumeId: text },
  { ...MARKS, id: text, ageSeconds: amount, createMethod: oneOf("MANUAL", "auto", "MIGRATION") },
);

/** Body of `PATCH /bcc/snapshots`. */
export const readBccSnapshotChange = object<BccSnapshotChange>({ id: text }, MARKS);

/** Body of `PATCH /bcc/behaviour`. */
export const readBccBehaviour = object<Partial<BccBehaviour>>(
  {},
  {
    ...LIMITS,
    throttled: ANSWER,
    snapshotSeconds: amount,
    copySeconds: nullable(amount),
    snapshotsPerDisk: amount,
    quotaExceeded: ANSWER,
    invisibleSeconds: amount,
    deletionSeconds: amount,
    clientTokenSeconds: amount,
    busyWhileCreating: flag,
    createRefused: ANSWER,
    deleteRefused: ANSWER,
    missingMember: oneOf("BadRequest", "InappropriateJSON"),
    chineseFirst: flag,
    limitDescCharacters: flag,
    descLength: limit,
    modifyBeforeAvailable: flag,
    modifyToPermanent: flag,
    unknownMarker: oneOf("BadRequest", "NoSuchObject", "start"),
    refuseUnknownParameters: flag,
    systemVolumeId: oneOf("instance", "disk"),
    emptyReleasedVolumeId: flag,
    progress: oneOf("percent", "number", "absent"),
    showTags: flag,
    permanentExpireTime: oneOf("absent", "empty"),
    signCloudHeaders: flag,
    missingAuthorization: ANSWER,
    wrongToken: ANSWER,
    expiredToken: ANSWER,
  },
);
