import type { SimulatorOptions } from "../../simulator/index";
import { allClouds } from "../../tools/clouds";
import { existing, inputsIn, kindNames, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

/** Clouds that delete so slowly. */
const lags = (deletionSeconds: number): SimulatorOptions => {
  const pace = {
    lags: { snapshotSeconds: 5, invisibleSeconds: 0, deletionSeconds },
    callsPerSecond: 200,
    tokenSeconds: 0,
  };
  return Object.assign({}, ...allClouds.map(({ behaviour }) => behaviour(pace)));
};

/** A destroy that is cancelled while its request is on the way. */
async function cancelled(name: (typeof kindNames)[number], deletionSeconds: number) {
  world = await startWorld(lags(deletionSeconds));
  const { id, outs } = await world.run(startRun(world, name).handler.create(inputsIn(world, name)));
  const { transport } = world.runtime;
  let begun = 0;
  const cancelling: typeof transport = (request) => {
    const answer = transport(request);
    if (request.operation === "DeleteSnapshot") {
      begun = world.clock.now();
      run.cancel();
    }
    return answer;
  };
  Object.assign(world.runtime, { transport: cancelling });
  const run = startRun(world, name);
  const work = run.handler.delete(id, outs as Properties);
  const error = await world.run(
    work.then(
      () => undefined,
      (thrown: Error) => thrown,
    ),
  );
  return { id, error, tookMs: world.clock.now() - begun, left: existing(world, name).map((entry) => entry.id) };
}

const each = test.each(kindNames);

each("%s: a destroy that is cancelled while the snapshot goes ends well once it is gone", async (name) => {
  const { error, left } = await cancelled(name, 0);
  expect({ error, left }).toEqual({ error: undefined, left: [] });
});

each("%s: what is not gone a second after the cancel stays in the state", async (name) => {
  const { error, tookMs } = await cancelled(name, 30);
  expect(error?.message).toMatch(/cancelled/);
  expect(tookMs).toBeGreaterThanOrEqual(1_000);
  expect(tookMs).toBeLessThanOrEqual(1_100);
});
