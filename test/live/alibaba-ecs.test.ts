import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { adapt } from "../../provider/dynamic/adapter";

const diskId = process.env["CLOUD_SNAPSHOTS_LIVE_ALIBABA_DISK"];
if (!diskId) {
  process.stderr.write(
    "live/alibaba-ecs is skipped: CLOUD_SNAPSHOTS_LIVE_ALIBABA_DISK names no disk of a real account to take a snapshot of\n",
  );
}

(diskId ? test : test.skip)(
  "a real snapshot: create, no change, read, update, delete",
  async () => {
    const silent = { status: () => {}, warn: () => {} };
    const handler = adapt(ecsSnapshots(systemRuntime), systemRuntime, silent);
    const inputs = {
      diskId,
      retentionDays: 1,
      snapshotName: "pulumi-cloud-snapshots-live-test",
      tags: { test: "live" },
    };
    expect((await handler.check({}, inputs)).failures).toEqual([]);
    const { id, outs } = await handler.create(inputs);
    try {
      expect(outs).toMatchObject({ ready: true, status: "accomplished", ...inputs });
      expect(await handler.diff(id, outs, inputs)).toEqual({ changes: false });
      expect(await handler.read(id, outs)).toMatchObject({ id, inputs });
      const { outs: changed } = await handler.update(id, outs, { ...inputs, description: "changed" });
      expect(changed).toMatchObject({ description: "changed" });
    } finally {
      await handler.delete(id, outs);
    }
    expect(await handler.read(id, outs)).toEqual({});
  },
  6 * 3_600_000,
);
