import { hidden, startWorld } from "../support/world";

test("snapshots of 5 to 60 s are noticed within 1.5 s on average, one look a second at most", async () => {
  const world = await startWorld();
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
  await world.close();
});
