import { type Host, hidden, startHost } from "../support/host";

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

test("50 checks at once on a fresh process all work", async () => {
  const news = { ...hidden, diskId: host.disk };
  const answers = await Promise.all(Array.from({ length: 50 }, () => host.provider.check({}, news)));
  expect(answers).toEqual(Array.from({ length: 50 }, () => ({ inputs: news, failures: [] })));
});

test("50 creates at once on a fresh process all work, and share their looks", async () => {
  const disks = Array.from({ length: 50 }, () => host.cloud.ecs.putDisk({}).id);
  const made = await Promise.all(disks.map((diskId) => host.provider.create({ ...hidden, diskId })));
  expect(made.map(({ outs }) => outs["status"])).toEqual(Array(50).fill("accomplished"));
  expect(made.map(({ id }) => id).sort()).toEqual(
    host
      .existing()
      .map((snapshot) => snapshot.id)
      .sort(),
  );
  expect(host.calls("CreateSnapshot")).toBe(50);
  expect(host.calls("DescribeSnapshots")).toBeLessThan(50);
});

test("a refresh of 50 snapshots at once works on a fresh process", async () => {
  const seeds = Array.from({ length: 50 }, () => host.cloud.ecs.addSnapshot({ diskId: host.disk }));
  const state = { ...hidden, diskId: host.disk, status: "accomplished", region: "cn-hangzhou" };
  const answers = await Promise.all(seeds.map(({ id }) => host.provider.read(id, state)));
  expect(answers.map(({ id }) => id)).toEqual(seeds.map(({ id }) => id));
  expect(host.calls("DescribeSnapshots")).toBeLessThan(10);
});
