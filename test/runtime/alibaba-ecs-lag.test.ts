import { hidden, withWorld } from "../support/world";

test("snapshots of 5 to 60 s are noticed within 1.5 s on average, one look a second at most", () =>
  withWorld(async (world) => {
    const lags: number[] = [];
    for (let i = 0; i < 40; i++) {
      const seconds = 5 + (55 * i) / 39 + (i % 7) / 10;
      world.cloud.ecs.plan({ seconds });
      const before = world.calls("DescribeSnapshots");
      const { id } = await world.run(world.handler.create({ ...hidden, diskId: world.disk }));
      const snapshot = world.existing().find((each) => each.id === id);
      lags.push((snapshot?.firstSeenReadyAt ?? Number.NaN) - (snapshot?.readyAt ?? Number.NaN));
      expect(world.calls("DescribeSnapshots") - before).toBeLessThanOrEqual(seconds + 1);
    }
    expect(lags.reduce((sum, lag) => sum + lag, 0) / lags.length).toBeLessThanOrEqual(1_500);
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
  }));

test("a wait for usable does not listen to hints of the whole snapshot", () =>
  withWorld(async (world) => {
    for (const usableAfterSeconds of [7.3, 21.4, 38.2]) {
      world.cloud.ecs.plan({ seconds: 600, curve: "linear", usableAfterSeconds });
      const { id, outs } = await world.run(world.handler.create({ ...hidden, diskId: world.disk, waitFor: "usable" }));
      expect(outs).toMatchObject({ status: "progressing", ready: true, available: true });
      const { usableAt = Number.NaN } = world.existing().find((each) => each.id === id) ?? {};
      expect(world.clock.now() - usableAt).toBeLessThanOrEqual(1_000);
      await world.run(world.handler.delete(id, outs));
    }
    expect(world.rows.join()).not.toContain("left");
  }));
