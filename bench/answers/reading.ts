import { ecsSnapshots } from "#provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "#provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "#provider/clouds/huawei/dws-snapshot/kind";
import { evsSnapshots } from "#provider/clouds/huawei/evs-snapshot/kind";
import type { Runtime, SnapshotKind } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import { ecsLookups } from "#provider/lookups/alibaba";
import { bccLookups } from "#provider/lookups/baidu";
import { dwsLookups } from "#provider/lookups/huawei-dws";
import { evsLookups } from "#provider/lookups/huawei-evs";
import type { Clock } from "#provider/time/clock";
import { type CloudName, forms, type LargeAnswer } from "./forms";

const env = {
  ALICLOUD_ACCESS_KEY: "testAk",
  ALICLOUD_SECRET_KEY: "testSk-of-the-bench",
  ALICLOUD_REGION: "cn-hangzhou",
  HW_ACCESS_KEY: "testAk",
  HW_SECRET_KEY: "testSk-of-the-bench",
  HW_REGION_NAME: "cn-north-4",
  HW_PROJECT_ID: "0605768a3300d5762f82c01180692873",
  BAIDUCLOUD_ACCESS_KEY: "testAk",
  BAIDUCLOUD_SECRET_KEY: "testSk-of-the-bench",
  BAIDUCLOUD_REGION: "bj",
};

const uuid = "00000000-0000-4000-8000-000000000000";

/** The source of a snapshot, in the words of every cloud. */
const source = { diskId: "d-1", volumeId: uuid, clusterId: uuid };

const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

interface Reader {
  readonly kind: (runtime: Runtime) => SnapshotKind<never>;
  readonly many: (runtime: Runtime) => Promise<readonly { readonly id: string }[]>;
}

const readers: Record<CloudName, Reader> = {
  ECS: { kind: ecsSnapshots as unknown as Reader["kind"], many: (runtime) => ecsLookups(runtime).many({}) },
  EVS: { kind: evsSnapshots as unknown as Reader["kind"], many: (runtime) => evsLookups(runtime).many({}) },
  DWS: { kind: dwsSnapshots as unknown as Reader["kind"], many: (runtime) => dwsLookups(runtime).many({}) },
  BCC: { kind: bccSnapshots as unknown as Reader["kind"], many: (runtime) => bccLookups(runtime).many({}) },
};

const longPause = 30_000;

/** A clock on which pauses pass at once, and limits never do. */
function impatientClock(): Clock {
  let time = Date.parse("2026-01-01T00:00:00Z");
  return {
    now: () => time,
    wall: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        if (ms >= longPause) return;
        time += ms;
        setImmediate(resolve);
      }),
  };
}

/** What came of an answer. */
export interface Reading {
  readonly ids?: readonly string[];
  readonly outputs?: Record<string, unknown>;
  readonly error?: unknown;
}

/** What refuses every call after the first, so that nothing is tried again for long. */
const refusals: Record<CloudName, string> = {
  ECS: '{"RequestId":"r","Code":"Refused","Message":"once is enough"}',
  EVS: '{"error_code":"Refused","error_msg":"once is enough"}',
  DWS: '{"error_code":"Refused","error_msg":"once is enough"}',
  BCC: '{"requestId":"r","code":"Refused","message":"once is enough"}',
};

/**
 * Gives the real client this one answer, as fast as it asks: to the list of a look-up, to a create's search for what an
 * interrupted run began, or to a refresh of snapshot 0.
 */
export async function readLargeAnswer({ cloud, way, status, body }: LargeAnswer): Promise<Reading> {
  const clock = impatientClock();
  let isGiven = false;
  const runtime: Runtime = {
    clock,
    env,
    memory: newMemory(),
    transport: async () => {
      const answer = isGiven ? { status: 400, body: refusals[cloud] } : { status, body };
      isGiven = true;
      return { ...answer, headers: {} };
    },
  };
  const { kind, many } = readers[cloud];
  try {
    if (way === "list") return { ids: (await many(runtime)).map(({ id }) => id) };
    const handler = adapt(kind(runtime), runtime, silent);
    if (way === "search") return { outputs: (await handler.create({ __urn: "dev::bench::::one", ...source })).outs };
    return { outputs: (await handler.read(forms[cloud].id(0), { status: "known" })).props };
  } catch (error) {
    return { error };
  }
}
