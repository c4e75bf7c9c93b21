import type { EcsBehaviour } from "../alibaba/behaviour";
import type { SnapshotPlan } from "../alibaba/plan";
import type { DiskSeed, ImageSeed, InstanceSeed, SnapshotChange, SnapshotMarks, SnapshotSeed } from "../alibaba/seeds";
import { amount, anyText, anything, count, flag, httpStatus, mapOf, nullable, object, oneOf, text } from "./shape";

/** Body of `POST /plans`. */
export const readPlan = object<SnapshotPlan>(
  {},
  {
    diskId: text,
    count,
    seconds: amount,
    outcome: oneOf("accomplished", "failed", "vanish", "stick"),
    stickAt: amount,
    curve: oneOf("linear", "steps", "plateau", "jump", "none"),
    usableAfterSeconds: amount,
    invisibleSeconds: amount,
    uncutSeconds: amount,
    status: text,
    statusSeconds: amount,
    processingSeconds: amount,
    fields: mapOf(anything),
  },
);

/** Body of `POST /disks`. */
export const readDisk = object<DiskSeed>(
  {},
  {
    id: text,
    region: text,
    category: text,
    sizeGiB: count,
    type: oneOf("system", "data"),
    status: text,
    instanceId: text,
    everAttached: flag,
    everUsed: flag,
    expired: flag,
    encrypted: flag,
    kmsKeyId: text,
    sourceSnapshotId: text,
  },
);

/** Body of `POST /instances`. */
export const readInstance = object<InstanceSeed>({}, { id: text, region: text, status: text, securityLocked: flag });

/** Body of `POST /images`. */
export const readImage = object<ImageSeed>({ snapshotId: text }, { id: text });

const MARKS = {
  name: text,
  description: anyText,
  retentionDays: count,
  resourceGroupId: anyText,
  tags: mapOf(anyText),
  locked: flag,
  shared: flag,
  managed: flag,
} satisfies Parameters<typeof object<SnapshotMarks>>[1];

/** Body of `POST /snapshots`. */
export const readSnapshot = object<SnapshotSeed>(
  { diskId: text },
  { id: text, type: oneOf("user", "auto", "timer"), ageSeconds: amount, ...MARKS },
);

/** Body of `PATCH /snapshots`. */
export const readSnapshotChange = object<SnapshotChange>({ id: text }, MARKS);

/** Body of `POST /resource-groups`. */
export const readResourceGroup = object<{ readonly id: string }>({ id: text }, {});

/** Body of `PATCH /behaviour`. */
export const readBehaviour = object<Partial<EcsBehaviour>>(
  {},
  {
    snapshotSeconds: amount,
    snapshotsPerDisk: amount,
    callsPerMinute: mapOf(amount),
    throttlingStatus: httpStatus,
    throttlingCode: nullable(text),
    throttlingRetryAfter: flag,
    invisibleSeconds: amount,
    uncutSeconds: amount,
    deletionSeconds: amount,
    remainTimeWhenDone: nullable(amount),
    clientTokenSeconds: amount,
    tokenProcessing: oneOf("IdempotentProcessing", "LastTokenProcessing"),
    deleteUnknown: oneOf("notFound", "ok"),
    deleteProgressing: oneOf("cancel", "creatingSnapshot", "relatedSnapshotNotFinished"),
    deleteLocked: object<EcsBehaviour["deleteLocked"]>({ status: httpStatus, code: text, message: anyText }, {}),
    modifyBeforeAvailable: flag,
    limitRetentionLater: flag,
    refuseExpiredDisks: flag,
    readFormBodies: flag,
    refuseUnknownParameters: flag,
  },
);
