import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

test("all five resources in one stack: one up, one no-change up, one refresh, one destroy, nothing left in any cloud", async () => {
  const stack = await Stack.start(
    "all-clouds",
    `
new alibaba.EcsSnapshot("ecs", { diskId: disk(0) });
new huawei.EvsSnapshot("evs", { volumeId: volumes[0] });
new huawei.DwsSnapshot("dws", { clusterId: clusters[0] });
new huawei.DwsSnapshotCopy("copy", { sourceSnapshotId: automatedSnapshots[0] });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0] });
`,
  );
  try {
    const { ecs, evs, dws, bcc } = stack.cloud;
    const left = () => [
      ...present(ecs.snapshots()),
      ...present(evs.snapshots()),
      ...present(dws.snapshots()).filter(({ type }) => type === "MANUAL"),
      ...present(bcc.snapshots()),
    ];
    await stack.expect("up --skip-preview");
    expect(left()).toHaveLength(5);
    const { snapshots } = stack.state();
    expect(snapshots.map(({ outputs }) => outputs?.["ready"])).toEqual([true, true, true, true, true]);
    expect(snapshots.map(({ sourcePosition }) => sourcePosition?.replace(/#.*/, ""))).toEqual(
      snapshots.map(() => "project:///program/index.js"),
    );
    await stack.expect("up --skip-preview --expect-no-changes");
    await stack.expect("refresh --skip-preview --expect-no-changes");
    await stack.expect("destroy --skip-preview");
    expect(left()).toEqual([]);
  } finally {
    await stack.close();
  }
});
