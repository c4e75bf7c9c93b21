import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { handlerIn } from "../support/world";

type Inputs = Record<string, unknown>;

interface LiveTest {
  /** Names a source in a real account; its credentials and region come from the environment too. */
  readonly variable: string;
  readonly handler: ReturnType<typeof handlerIn>;
  readonly inputs: (source: string) => Inputs;
  /** Changed in place, where the cloud can. */
  readonly change?: Inputs;
}

/** Snapshots of a resource without a URN carry no marks. */
const hidden = { __urn: "live::cloud-snapshots::::before" };

/** For how long a snapshot that a list does not show counts as one that is not shown yet. */
const youngMs = 61_000;

/** The real runtime, which counts the addresses of Alibaba's calls that hold parameters. */
let queries = 0;
const watched: typeof systemRuntime = {
  ...systemRuntime,
  transport(request) {
    if (new URL(request.url).search !== "") queries++;
    return systemRuntime.transport(request);
  },
};

const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

const tests: LiveTest[] = [
  {
    variable: "CLOUD_SNAPSHOTS_LIVE_ALIBABA_DISK",
    handler: handlerIn(watched, ecsSnapshots(watched), silent),
    inputs: (diskId) => ({ diskId, retentionDays: 1, tags: { test: "live" } }),
    change: { description: "changed" },
  },
  {
    variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_VOLUME",
    handler: handlerIn(systemRuntime, evsSnapshots(systemRuntime), silent),
    inputs: (volumeId) => ({ volumeId, force: true, metadata: { test: "live" } }),
    change: { description: "changed" },
  },
  {
    variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_CLUSTER",
    handler: handlerIn(systemRuntime, dwsSnapshots(systemRuntime), silent),
    inputs: (clusterId) => ({ clusterId }),
  },
  {
    variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_AUTOMATED_SNAPSHOT",
    handler: handlerIn(systemRuntime, dwsSnapshotCopies(systemRuntime), silent),
    inputs: (sourceSnapshotId) => ({ sourceSnapshotId }),
  },
  {
    variable: "CLOUD_SNAPSHOTS_LIVE_BAIDU_VOLUME",
    handler: handlerIn(systemRuntime, bccSnapshots(systemRuntime), silent),
    inputs: (volumeId) => ({ volumeId, retentionInDays: 1 }),
    change: { desc: "changed" },
  },
];

/** Whether ECS reads parameters in a form body under signature V3 is documented nowhere; the client works either way. */
afterAll(() => {
  if (!process.env["CLOUD_SNAPSHOTS_LIVE_ALIBABA_DISK"]) return;
  const way = queries === 0 ? "from form bodies" : `from addresses only (${queries} calls)`;
  process.stderr.write(`live test: ECS read its parameters ${way}\n`);
});

for (const { variable, handler, inputs: inputsOf, change } of tests) {
  const source = process.env[variable];
  if (!source) process.stderr.write(`live test skipped: ${variable} names nothing to take a snapshot of\n`);
  const inputs = { ...hidden, ...inputsOf(source ?? "") };

  (source ? test : test.skip)(
    `${variable}: create, no change, read, update, delete`,
    async () => {
      expect((await handler.check({}, inputs)).failures).toEqual([]);
      const { id, outs = {} } = await handler.create(inputs);
      try {
        expect(outs).toMatchObject({ ready: true, ...inputs });
        expect(await handler.diff(id, outs, inputs)).toEqual({ changes: false });
        expect(await handler.read(id, outs)).toMatchObject({ id, inputs });
        if (change) expect((await handler.update(id, outs, { ...inputs, ...change })).outs).toMatchObject(change);
      } finally {
        await handler.delete(id, outs);
      }
      await new Promise((resolve) => setTimeout(resolve, youngMs));
      expect(await handler.read(id, outs)).toEqual({});
    },
    24 * 3_600_000,
  );
}
