import { randomInt } from "node:crypto";
import type { RequestListener } from "node:http";
import { ecsSettings } from "./alibaba/behaviour";
import { Ecs } from "./alibaba/ecs";
import { Bcc } from "./baidu/bcc";
import { bccSettings } from "./baidu/behaviour";
import { HOME_REGION } from "./baidu/regions";
import type { ControlHandles } from "./control/listener";
import { dwsSettings } from "./huawei/dws/behaviour";
import { evsSettings } from "./huawei/evs/behaviour";
import { Huawei, PROJECT_ID, REGION, USER } from "./huawei/huawei";
import { iamSettings } from "./huawei/iam/behaviour";
import type { SimulatorInfo, SimulatorOptions } from "./options";
import { type Fault, FaultQueue } from "./shared/faults";
import type { JournalEntry, ServiceName } from "./shared/journal";
import { Random } from "./shared/random";
import { usualOf } from "./shared/readers";

/** Keeps what the clouds draw apart, so that a change to one leaves the ids of the others as they are. */
const HUAWEI_STREAM = 0x68770000;
const BAIDU_STREAM = 0x62640000;
const CREDENTIALS = { accessKeyId: "testAk", accessKeySecret: "testSk" };

/** The stand-ins of the clouds, without a port: whoever opens them hands requests over. */
export interface OpenSimulator {
  readonly handles: ControlHandles;
  /** What is there from the start. */
  readonly info: Omit<SimulatorInfo, "endpoints">;
  /** Serves one request to a service, as node:http hands it over. */
  readonly listeners: Readonly<Record<ServiceName, RequestListener>>;
}

/** Opens the stand-ins of the clouds. The option `port` is for those who listen. */
export function openSimulator(options: Omit<SimulatorOptions, "port"> = {}): OpenSimulator {
  const seed = options.seed ?? randomInt(2 ** 31);
  const now = options.now ?? Date.now;
  const faults = new FaultQueue();
  const entries: JournalEntry[] = [];
  const { snapshotSeconds = usualOf(ecsSettings).snapshotSeconds } = options;
  const parts = { faults, now, record: (entry: JournalEntry) => entries.push(entry), credentials: CREDENTIALS };
  const ecs = new Ecs({
    ...parts,
    behaviour: { ...usualOf(ecsSettings), snapshotSeconds, ...options.alibaba },
    random: new Random(seed),
  });
  const huawei = new Huawei({
    ...parts,
    evs: { ...usualOf(evsSettings), snapshotSeconds, ...options.huawei?.evs },
    dws: { ...usualOf(dwsSettings), snapshotSeconds, ...options.huawei?.dws },
    iam: { ...usualOf(iamSettings), ...options.huawei?.iam },
    random: new Random(seed ^ HUAWEI_STREAM),
  });
  const bcc = new Bcc({
    ...parts,
    behaviour: { ...usualOf(bccSettings), snapshotSeconds, ...options.baidu },
    random: new Random(seed ^ BAIDU_STREAM),
  });
  return {
    handles: {
      ecs: ecs.control,
      evs: huawei.evs.control,
      dws: huawei.dws.control,
      iam: huawei.iam.control,
      bcc: bcc.control,
      journal: () => [...entries],
      fault: (fault: Fault) => faults.add(fault),
      reset: () => {
        ecs.reset();
        huawei.reset();
        bcc.reset();
        faults.clear();
        entries.length = 0;
      },
    },
    info: {
      credentials: CREDENTIALS,
      alibaba: { region: "cn-hangzhou", disks: ecs.disks },
      huawei: {
        region: REGION,
        projectId: PROJECT_ID,
        volumes: huawei.evs.volumes,
        clusters: huawei.dws.clusters,
        automatedSnapshots: huawei.dws.automatedSnapshots,
        user: USER,
      },
      baidu: { region: HOME_REGION, volumes: bcc.volumes, instances: bcc.instances },
      seed,
    },
    listeners: {
      ecs: ecs.service.listener,
      evs: huawei.evs.service.listener,
      dws: huawei.dws.service.listener,
      iam: huawei.iam.service.listener,
      bcc: bcc.service.listener,
    },
  };
}
