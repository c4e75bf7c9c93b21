import { ecsLookups } from "../../provider/lookups/alibaba";
import { bccLookups } from "../../provider/lookups/baidu";
import { dwsLookups } from "../../provider/lookups/huawei-dws";
import { evsLookups } from "../../provider/lookups/huawei-evs";
import { startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const idsOf = (found: { id: string }[]) => found.map(({ id }) => id).sort();
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

describe("ECS", () => {
  test("by id; a missing id is an error that names it", async () => {
    const { id } = world.cloud.ecs.addSnapshot({ diskId: world.disk, tags: { a: "1" } });
    const { one } = ecsLookups(world.runtime);
    expect(await world.run(one({ id }))).toMatchObject({
      id,
      status: "accomplished",
      ready: true,
      tags: { a: "1" },
      region: "cn-hangzhou",
    });
    await expect(world.run(one({ id: "s-none" }))).rejects.toThrow(
      "There is no alibaba:EcsSnapshot s-none in cn-hangzhou",
    );
  });

  test("by filters, over three pages", async () => {
    const { many } = ecsLookups(world.runtime);
    const all = times(
      230,
      (i) => world.cloud.ecs.addSnapshot({ diskId: world.disk, tags: { half: String(i % 2) } }).id,
    );
    expect(idsOf(await world.run(many({})))).toEqual([...all].sort());
    expect(world.calls("DescribeSnapshots")).toBe(3);
    expect(await world.run(many({ tags: { half: "1" } }))).toHaveLength(115);
    expect(await world.run(many({ diskId: "d-other" }))).toEqual([]);
    expect(await world.run(many({ status: "failed" }))).toEqual([]);
  });
});

describe("EVS", () => {
  test("by id, and by filters over several pages, names with spaces too (peer defect 12: not escaped)", async () => {
    const { one, many } = evsLookups(world.runtime);
    const [volumeId = "", other = ""] = world.cloud.info.huawei.volumes;
    const all = times(1_100, (i) => world.cloud.evs.addSnapshot({ volumeId, name: `daily snap/α+β ${i % 2}` }).id);
    world.cloud.evs.addSnapshot({ volumeId: other });
    expect(idsOf(await world.run(many({ volumeId })))).toEqual([...all].sort());
    expect(world.calls("ListSnapshots")).toBe(2);
    expect(await world.run(many({ name: "daily snap/α+β 1" }))).toHaveLength(550);
    expect(await world.run(one({ id: all[0] ?? "" }))).toMatchObject({ id: all[0], status: "available", volumeId });
    const none = "00000000-0000-4000-8000-000000000000";
    await expect(world.run(one({ id: none }))).rejects.toThrow(`There is no huawei:EvsSnapshot ${none}`);
  });
});

describe("DWS", () => {
  test("by id, and by cluster, name and type", async () => {
    const { one, many } = dwsLookups(world.runtime);
    const [clusterId = "", other = ""] = world.cloud.info.huawei.clusters;
    const { id } = world.cloud.dws.addSnapshot({ clusterId, name: "Before-42" });
    world.cloud.dws.addSnapshot({ clusterId: other });
    expect(idsOf(await world.run(many({ clusterId, type: "MANUAL" })))).toEqual([id]);
    expect(idsOf(await world.run(many({ name: "before-42" })))).toEqual([id]);
    expect(idsOf(await world.run(many({ type: "AUTOMATED" })))).toEqual(
      [...world.cloud.info.huawei.automatedSnapshots].sort(),
    );
    expect(await world.run(one({ id }))).toMatchObject({ id, status: "AVAILABLE", name: "Before-42" });
    const none = "00000000-0000-4000-8000-000000000000";
    await expect(world.run(one({ id: none }))).rejects.toThrow(`There is no huawei:DwsSnapshot ${none}`);
  });
});

describe("BCC", () => {
  test("by id, and by filters over several pages whose markers are inclusive (the peer never ends)", async () => {
    const { one, many } = bccLookups(world.runtime);
    const [volumeId = "", other = ""] = world.cloud.info.baidu.volumes;
    const tags = [{ tagKey: "team", tagValue: "a" }];
    const all = times(2_050, (i) => world.cloud.bcc.addSnapshot({ volumeId, ...(i < 7 ? { tags } : {}) }).id);
    world.cloud.bcc.addSnapshot({ volumeId: other || world.cloud.bcc.putVolume({}).id });
    expect(idsOf(await world.run(many({ volumeId })))).toEqual([...all].sort());
    expect(world.calls("ListSnapshots")).toBe(3);
    expect(await world.run(many({ tags: { team: "a" } }))).toHaveLength(7);
    expect(await world.run(one({ id: all[0] ?? "" }))).toMatchObject({ id: all[0], status: "Available", volumeId });
    await expect(world.run(one({ id: "s-none" }))).rejects.toThrow("There is no baidu:BccSnapshot s-none in bj");
  });
});

test("a list goes on through errors that pass", async () => {
  const { id } = world.cloud.ecs.addSnapshot({ diskId: world.disk });
  world.cloud.fault({ kind: "html", count: 3 });
  world.cloud.fault({ kind: "throttle", count: 1, skip: 3 });
  expect(idsOf(await world.run(ecsLookups(world.runtime).many({})))).toEqual([id]);
});
