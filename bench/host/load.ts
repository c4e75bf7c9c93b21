import { setTimeout as sleep } from "node:timers/promises";
import { type Simulator, startSimulator } from "cloud-snapshots-simulator";
import { providerText } from "#provider/resources/hidden";
import { cloudEnvironment } from "../../tools/demo/cloud-environment";
import { directTransport } from "../direct-transport";
import { signedCalls } from "../signed-calls";
import { startEngineStandIn } from "./engine-stand-in";
import { ProbedProvider } from "./provider-process";

/** Between a check and a read, with which the process loads all its code, and the measurement of the idle process. */
const idleMs = 3_000;
const waitingMs = 20_000;
const snapshotsPerDisk = 10;

/** Many waits in one process. */
export interface LoadPlan {
  readonly count: number;
  /**
   * `resume`: updates of snapshots that an earlier run began, so that all are looked at from the start. `create`: creates
   * of new snapshots, of which some still wait for their share of the quota. `nothing`: of a provider that only never answers,
   * which is what Pulumi's own process takes for as many calls.
   */
  readonly how: "resume" | "create" | "nothing";
}

export interface Load extends LoadPlan {
  readonly idleBytes: number;
  /** At the end, above idle. */
  readonly addedBytes: number;
  /** The part of it that is JavaScript's heap, garbage included. */
  readonly heapBytes: number;
  /** While the calls came in and waited. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
  /** Calls of the cloud, and lines for people, in that time. */
  readonly calls: number;
  readonly lines: number;
}

const neverAnswers =
  "exports.handler=()=>({check:async(olds,inputs)=>({inputs,failures:[]}),create:()=>new Promise(()=>{})})";

const disksFor = ({ ecs }: Simulator, count: number) =>
  Array.from({ length: Math.ceil(count / snapshotsPerDisk) }, () => ecs.putDisk({ category: "cloud_essd" }).id);

/** Runs a load. Throws if a wait ended before its time: its snapshot takes hours. */
export async function runLoad({ count, how }: LoadPlan, seed: number): Promise<Load> {
  const cloud = await startSimulator({ seed, snapshotSeconds: 4 * 3_600 });
  const engine = await startEngineStandIn();
  const provider = await ProbedProvider.start(engine.address, cloudEnvironment(cloud.info));
  try {
    const call = signedCalls(cloud.info, directTransport, Date.now);
    const disks = disksFor(cloud, count);
    const handlerText = how === "nothing" ? neverAnswers : providerText("alibaba-ecs-snapshot");
    const inputs = [];
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const diskId = disks[Math.floor(i / snapshotsPerDisk)] ?? "";
      const id = how === "resume" ? String((await call("CreateSnapshot", { DiskId: diskId }))["SnapshotId"]) : "";
      ids.push(id);
      inputs.push({ diskId, __urn: `dev::bench::::snapshot-${i}`, __provider: handlerText });
    }
    await provider.check(inputs[0] ?? {});
    if (how !== "nothing") await provider.read({ ...inputs[0], status: "accomplished" });
    await sleep(idleMs);
    const idle = await provider.usage();
    const callsBefore = cloud.journal().length;
    const begun = performance.now();
    let ended: Error | undefined;
    const onEnd = (error: Error | null) => {
      ended ??= error ?? new Error("a wait ended well");
    };
    inputs.forEach((each, i) => {
      const id = ids[i];
      if (!id) provider.create(each, onEnd);
      else provider.update(id, { ...each, region: cloud.info.alibaba.region, status: "progressing" }, each, onEnd);
    });
    await sleep(waitingMs);
    const { rssBytes, heapBytes, ...used } = await provider.usage();
    if (ended) throw ended;
    return {
      count,
      how,
      idleBytes: idle.rssBytes,
      heapBytes: heapBytes - idle.heapBytes,
      addedBytes: rssBytes - idle.rssBytes,
      seconds: (performance.now() - begun) / 1_000,
      ...used,
      calls: cloud.journal().length - callsBefore,
      lines: engine.lines(),
    };
  } finally {
    await provider.close();
    engine.close();
    await cloud.close();
  }
}
