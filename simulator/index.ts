export type { EcsBehaviour } from "./alibaba/behaviour";
export type { EcsControl } from "./alibaba/ecs-control";
export type { Disk, Image, Instance } from "./alibaba/model";
export type { Outcome, SnapshotPlan } from "./alibaba/plan";
export type { DiskSeed, ImageSeed, InstanceSeed, SnapshotChange, SnapshotMarks, SnapshotSeed } from "./alibaba/seeds";
export type { SnapshotRecord } from "./alibaba/snapshot-record";
export type { BccControl } from "./baidu/bcc-control";
export type { BccBehaviour } from "./baidu/behaviour";
export type {
  Instance as BccInstance,
  Volume as BccVolume,
} from "./baidu/model";
export type { BccPlan } from "./baidu/plan";
export type {
  BccInstanceSeed,
  BccSnapshotChange,
  BccSnapshotMarks,
  BccSnapshotSeed,
  BccVolumeSeed,
  Tag as BccTag,
} from "./baidu/seeds";
export type { BccSnapshotRecord } from "./baidu/snapshot-record";
export type { Fault, JournalEntry, ServiceName } from "./clouds";
export { environment } from "./environment";
export type { Project, User } from "./huawei/account";
export type { DwsBehaviour } from "./huawei/dws/behaviour";
export type { DwsControl } from "./huawei/dws/dws-control";
export type { Cluster } from "./huawei/dws/model";
export type { DwsPlan } from "./huawei/dws/plan";
export type { ClusterSeed, DwsSnapshotChange, DwsSnapshotMarks, DwsSnapshotSeed } from "./huawei/dws/seeds";
export type { DwsSnapshotRecord } from "./huawei/dws/snapshot-record";
export type { EvsBehaviour } from "./huawei/evs/behaviour";
export type { EvsControl } from "./huawei/evs/evs-control";
export type { Volume } from "./huawei/evs/model";
export type { EvsPlan } from "./huawei/evs/plan";
export type { EvsSnapshotChange, EvsSnapshotMarks, EvsSnapshotSeed, VolumeSeed } from "./huawei/evs/seeds";
export type { EvsSnapshotRecord } from "./huawei/evs/snapshot-record";
export type { IamBehaviour } from "./huawei/iam/behaviour";
export type { IamControl, TokenRecord } from "./huawei/iam/iam-control";
export { type OpenSimulator, openSimulator } from "./open";
export type { SimulatorInfo, SimulatorOptions } from "./options";
export type { Credentials } from "./shared/credentials";
export type { ErrorShape, FaultKind } from "./shared/faults";
export type { OpenAnswer } from "./shared/open-answer";
export type { Curve } from "./shared/progress";
export type { Outcome as HuaweiOutcome, TimelinePlan } from "./shared/timeline";
export { type Simulator, startSimulator } from "./start";
