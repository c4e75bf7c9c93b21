import { callV3 } from "./signing-client";
import { noon, withSimulator } from "./with-simulator";

const usualRegion = { RegionId: "cn-hangzhou" };

test("a gateway page, resets and injected errors are not carried out", () =>
  withSimulator(async ({ simulator, url, call, essd }) => {
    const create = () => callV3(url, "CreateSnapshot", { DiskId: essd }, { date: noon });
    simulator.fault({ kind: "html" });
    expect(await create()).toMatchObject({ status: 502, text: expect.stringMatching(/^<html>/) });
    simulator.fault({ kind: "reset" });
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    simulator.fault({ kind: "error", status: 503, code: "ServiceUnavailable", message: "later" });
    expect((await call("CreateSnapshot", { DiskId: essd })).body).toMatchObject({
      Code: "ServiceUnavailable",
      Message: "later",
    });
    simulator.fault({ kind: "throttle", retryAfterMs: 1500 });
    const throttled = await create();
    expect([throttled.status, throttled.headers["x-acs-retry-after"]]).toEqual([403, "1500"]);
    expect(JSON.parse(throttled.text).Code).toBe("Throttling");
    expect(simulator.ecs.snapshots()).toEqual([]);
    expect(simulator.journal().map(({ status, code, fault }) => [status, code, fault])).toEqual([
      [502, undefined, "html"],
      [0, undefined, "reset"],
      [503, "ServiceUnavailable", "error"],
      [403, "Throttling", "throttle"],
    ]);
  }));

test("spoiled answers come after the operation was carried out", () =>
  withSimulator(async ({ simulator, url, essd }) => {
    const create = async (kind: "lost" | "truncated" | "empty" | "wrongTypes" | "huge") => {
      simulator.fault({ kind });
      return (await callV3(url, "CreateSnapshot", { DiskId: essd }, { date: noon })).text;
    };
    await expect(create("lost")).rejects.toMatchObject({ code: "ECONNRESET" });
    const truncated = await create("truncated");
    expect(truncated.length).toBeGreaterThan(0);
    expect(() => JSON.parse(truncated)).toThrow(SyntaxError);
    expect(await create("empty")).toBe("");
    expect(JSON.parse(await create("wrongTypes"))).toEqual({ RequestId: 36, SnapshotId: 22 });
    const huge = await create("huge");
    expect(huge.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(JSON.parse(huge).SnapshotId).toMatch(/^s-/);
    expect(simulator.ecs.snapshots()).toHaveLength(5);
  }));

test("an answer that did not arrive does not count as seen", () =>
  withSimulator(async ({ simulator, create, poll, pass }) => {
    const id = await create();
    pass(30);
    simulator.fault({ kind: "lost" });
    await expect(poll(id)).rejects.toThrow();
    expect(simulator.ecs.snapshots()[0]).not.toHaveProperty("firstSeenReadyAt");
    pass(5);
    await poll(id);
    expect(simulator.ecs.snapshots()[0]).toMatchObject({ readyAt: noon + 20_000, firstSeenReadyAt: noon + 35_000 });
  }));

test("a silent connection stays open until the simulator closes", () =>
  withSimulator(async ({ simulator, call }) => {
    simulator.fault({ kind: "silent" });
    const silent = call("DescribeSnapshots", usualRegion);
    const failed = expect(silent).rejects.toMatchObject({ code: "ECONNRESET" });
    while (simulator.journal().length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(simulator.journal()).toMatchObject([{ operation: "DescribeSnapshots", status: 0, fault: "silent" }]);
    await simulator.close();
    await failed;
  }));

test("faults hit their operation, after as many calls as they skip, as often as they say", () =>
  withSimulator(async ({ simulator, call }) => {
    simulator.fault({ kind: "throttle", operation: "DescribeSnapshots", skip: 2, count: 2 });
    const statuses: number[] = [];
    for (let made = 0; made < 5; made += 1) {
      statuses.push((await call("DescribeDisks", usualRegion)).status);
      statuses.push((await call("DescribeSnapshots", usualRegion)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 403, 200, 403, 200, 200]);
  }));
