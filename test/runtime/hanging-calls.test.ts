import { create } from "../../provider/clouds/lifecycle/create";
import { TransportError } from "../../provider/http/errors";
import { inputsIn, type KindName, kindRows, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

/** Calls that hang: nothing comes back for half a minute, unless whoever asked gives up. */
let world: World;
afterEach(() => world.close());

const user = {
  HW_USER_NAME: "testUser",
  HW_USER_PASSWORD: "testPassword",
  HW_DOMAIN_NAME: "testDomain",
  HW_ACCESS_KEY: "",
  HW_SECRET_KEY: "",
};

/** Identity calls, and how an account comes to need them. */
const identityCalls = [
  ["ListProjects", {}],
  ["CreateToken", { ...user, HW_PROJECT_ID: "" }],
] as const;

async function start(operation: string, env: Record<string, string> = {}, times = Number.POSITIVE_INFINITY) {
  world = await startWorld({ snapshotSeconds: 5, env });
  const { transport } = world.runtime;
  let left = times;
  const hanging: typeof transport = async (request) => {
    if (request.operation !== operation || left-- <= 0) return transport(request);
    await world.clock.sleep(30_000, request.signal);
    throw new TransportError(operation, "no answer (ETIMEDOUT)");
  };
  Object.assign(world.runtime, { transport: hanging });
}

const inputsOf = (name: KindName, more: Properties = {}, resource = "before") => inputsIn(world, name, more, resource);

describe.each(identityCalls)("an identity call that hangs: %s", (operation, env) => {
  test("ends with the limit of the resource that needs it", async () => {
    await start(operation, env);
    const begun = world.clock.now();
    const work = startRun(world, "EVS").handler.create(inputsOf("EVS", { timeouts: { create: "10s" } }));
    await world.failure(work);
    expect(world.clock.now() - begun).toBeLessThanOrEqual(14_000);
  });

  test("ends with the cancel of the run", async () => {
    await start(operation, env);
    const run = startRun(world, "EVS");
    const cancel = new AbortController();
    const begun = world.clock.now();
    const context = run.context(inputsOf("EVS"), cancel.signal);
    const work = create({ ...run, context }, kindRows.EVS.inputs(world));
    work.catch(() => {});
    await world.run(world.clock.sleep(1_000));
    cancel.abort(new Error("the run was cancelled"));
    await expect(world.run(work)).rejects.toThrow("the run was cancelled");
    expect(world.clock.now() - begun).toBeLessThan(2_000);
  });

  test("and the short limit of one resource ends no other one that waits for the same call", async () => {
    await start(operation, env, 1);
    const { handler } = startRun(world, "EVS");
    const [, volumeId] = world.cloud.info.huawei.volumes;
    const [short, long] = await world.run(
      Promise.allSettled([
        handler.create(inputsOf("EVS", { timeouts: { create: "5s" } }, "short")),
        handler.create(inputsOf("EVS", { volumeId, force: true }, "long")),
      ]),
    );
    expect(short.status).toBe("rejected");
    expect((long as PromiseRejectedResult).reason?.message).toBeUndefined();
    expect(long).toMatchObject({ status: "fulfilled", value: { outs: { ready: true } } });
  });
});
