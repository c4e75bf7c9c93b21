import type { EcsBehaviour } from "./alibaba/behaviour";
import type { BccBehaviour } from "./baidu/behaviour";
import type { User } from "./huawei/account";
import type { DwsBehaviour } from "./huawei/dws/behaviour";
import type { EvsBehaviour } from "./huawei/evs/behaviour";
import type { IamBehaviour } from "./huawei/iam/behaviour";

/** How to start a simulator. */
export interface SimulatorOptions {
  /** Port of the control service; default 0, any free one. Every other service takes a free port. */
  readonly port?: number;
  /** Seconds that a snapshot takes unless a plan says otherwise; default 20. */
  readonly snapshotSeconds?: number;
  /** Draws ids and progress curves; default random. */
  readonly seed?: number;
  /** Milliseconds since the epoch; default the machine's clock. All state follows from it, without timers. */
  readonly now?: () => number;
  /** Limits of the Alibaba account, and answers that its documentation leaves open. */
  readonly alibaba?: Partial<EcsBehaviour>;
  /** Limits of the Huawei account, and answers that its documentation leaves open. */
  readonly huawei?: {
    readonly evs?: Partial<EvsBehaviour>;
    readonly dws?: Partial<DwsBehaviour>;
    readonly iam?: Partial<IamBehaviour>;
  };
  /** Limits of the Baidu account, and answers that its documentation leaves open. */
  readonly baidu?: Partial<BccBehaviour>;
}

/** Where a running simulator is and what it holds. */
export interface SimulatorInfo {
  readonly endpoints: {
    readonly alibaba: { readonly ecs: string };
    readonly huawei: { readonly evs: string; readonly dws: string; readonly iam: string };
    readonly baidu: { readonly bcc: string };
    readonly control: string;
  };
  readonly credentials: { readonly accessKeyId: string; readonly accessKeySecret: string };
  readonly alibaba: { readonly region: string; readonly disks: readonly string[] };
  readonly huawei: {
    readonly region: string;
    readonly projectId: string;
    /** One available, one in use. */
    readonly volumes: readonly string[];
    readonly clusters: readonly string[];
    /** Of the first cluster. */
    readonly automatedSnapshots: readonly string[];
    /** Who may ask for a token. */
    readonly user: User;
  };
  readonly baidu: {
    readonly region: string;
    /** CDS disks: one in use, one available. */
    readonly volumes: readonly string[];
    /** Running ones, whose system disks can have snapshots. */
    readonly instances: readonly string[];
  };
  readonly seed: number;
}
