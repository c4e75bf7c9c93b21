import { create } from "../../provider/clouds/lifecycle/create";
import { NotReadyError } from "../../provider/clouds/lifecycle/lifecycle";
import { TransportError } from "../../provider/http/errors";
import { tellingOf } from "../../provider/pulumi/words";
import { existing, hiddenOf, inputsIn, type KindName, kindNames, kindRows, startRun, until } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const each = test.each(kindNames);
/** Clouds without client tokens: what a lost answer has made must be looked for. */
const searched: KindName[] = ["EVS", "DWS", "DWS copy"];

const inputsOf = (name: KindName, more: Properties = {}) => inputsIn(world, name, more);
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);

describe("an answer that gets lost", () => {
  test.each(searched)("%s: is looked for as long as lists may lag, and nothing is made twice", async (name) => {
    for (const invisibleSeconds of [8, 40]) {
      world = await startWorld({ snapshotSeconds: 5 });
      kindRows[name].hide(world, invisibleSeconds);
      world.cloud.fault({ kind: "lost", operation: kindRows[name].created });
      const { id } = await world.run(startRun(world, name).handler.create(inputsOf(name)));
      expect(ids(name)).toEqual([id]);
      if (invisibleSeconds === 8) await world.close();
    }
  });

  test.each(searched)("%s: that the cloud never saw is asked for again, once lists would show it", async (name) => {
    world = await startWorld({ snapshotSeconds: 5 });
    world.cloud.fault({ kind: "reset", operation: kindRows[name].created });
    const begun = world.clock.now();
    const { id } = await world.run(startRun(world, name).handler.create(inputsOf(name)));
    expect(ids(name)).toEqual([id]);
    expect(world.clock.now() - begun).toBeGreaterThan(60_000);
  });

  test.each(["EVS", "DWS"] as const)(
    "%s: a stranger's snapshot that looks alike is never taken for ours",
    async (name) => {
      world = await startWorld({ snapshotSeconds: 5 });
      await world.run(startRun(world, name).handler.create({ ...inputsOf(name), ...hiddenOf("first") }));
      const run = startRun(world, name);
      world.cloud.fault({ kind: "reset", operation: "CreateSnapshot" });
      const work = run.handler.create(inputsOf(name));
      await world.run(world.clock.sleep(3_000)); // the request was cut off by now
      const stranger = startRun(world, name);
      const foreign = await world.run(stranger.handler.create({ ...inputsOf(name), ...hiddenOf("before", "prod") }));
      const ours = await world.run(work);
      expect(ours.id).not.toBe(foreign.id);
      expect(ids(name)).toHaveLength(3);
    },
  );

  each("%s: that gave an id which can be none is no second snapshot", async (name) => {
    world = await startWorld({ snapshotSeconds: 5 });
    world.cloud.fault({ kind: "wrongTypes", operation: kindRows[name].created });
    const { id } = await world.run(startRun(world, name).handler.create(inputsOf(name)));
    expect(ids(name)).toEqual([id]);
  });

  test.each([
    ["DWS", "a name that exists"],
    ["DWS copy", "a source that has its copy"],
  ] as const)("%s: %s is proof that it was made: it is looked for, not asked for again", async (name, _) => {
    world = await startWorld({ snapshotSeconds: 5 });
    kindRows[name].hide(world, 100);
    world.cloud.fault({ kind: "lost", operation: kindRows[name].created });
    const run = startRun(world, name);
    const { id } = await world.run(run.handler.create(inputsOf(name)));
    expect(ids(name)).toEqual([id]);
    expect(world.calls(kindRows[name].created)).toBe(2);
    expect(run.rows.join()).toContain("looking for what it made");
  });

  test.each(searched)("%s: without a mark to look for is an error that says so, never a guess", async (name) => {
    world = await startWorld({ snapshotSeconds: 5 });
    world.cloud.fault({ kind: "lost", operation: kindRows[name].created });
    const work = startRun(world, name).handler.create(kindRows[name].inputs(world)); // no URN, so no mark
    const { message } = await world.failure(work);
    expect(message).toMatch(/cannot be looked for.*may have made .* look for it before the next run/);
    expect(world.calls(kindRows[name].created)).toBe(1);
  });

  test("a name that exists without one is an error with the id that has it and the text for adopt", async () => {
    world = await startWorld({ snapshotSeconds: 5 });
    const first = await world.run(startRun(world, "DWS").handler.create(inputsOf("DWS", { name: "nightly" })));
    await world.run(world.clock.sleep(60_000));
    const again = startRun(world, "DWS").handler.create(inputsOf("DWS", { name: "Nightly" }));
    const { message } = await world.failure(again);
    expect(message).toContain(`adopt: "${first.id}"`);
  });
});

describe("a cancel", () => {
  /** A run whose transport holds the answer to the create until `answer` is called. */
  function heldRun(name: KindName, lose = false) {
    const run = startRun(world, name);
    const cancel = new AbortController();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isOut = false;
    const { transport } = run.runtime;
    const runtime = {
      ...run.runtime,
      async transport(request: Parameters<typeof transport>[0]) {
        const response = await transport(request);
        if (request.operation !== kindRows[name].created) return response;
        isOut = true;
        await held;
        if (!request.makes) request.signal?.throwIfAborted(); // as the real one does
        if (lose) throw new TransportError(request.operation, "the connection broke");
        return response;
      },
    };
    const inputs = inputsOf(name);
    const { __provider, __urn, ...visible } = inputs;
    const context = run.context(inputs, cancel.signal);
    const work = create({ kind: kindRows[name].kind(runtime), runtime, context }, visible);
    work.catch(() => {});
    return { runtime, work, cancel, answer, isOut: () => isOut };
  }

  each("%s: during the request that makes the snapshot does not abort it: its id is recorded", async (name) => {
    world = await startWorld({ snapshotSeconds: 60 });
    const { work, cancel, answer, isOut, runtime } = heldRun(name);
    await world.run(until(world, isOut));
    cancel.abort(new Error("the run was cancelled"));
    await world.run(world.clock.sleep(1_000));
    answer();
    const error = await world.run(work.catch((reason: unknown) => reason));
    expect(error).toBeInstanceOf(NotReadyError);
    expect(error).toMatchObject({ id: ids(name)[0], message: expect.stringMatching(/the run was cancelled.*is kept/) });
    expect(runtime.memory.atEnd.size).toBe(name.startsWith("DWS") ? 0 : 1); // its mark goes with the closing signal
  });

  each("%s: whose request gets no answer says what to look for, and the next run finds it", async (name) => {
    world = await startWorld({ snapshotSeconds: 60 });
    const { work, cancel, answer, isOut } = heldRun(name, true);
    await world.run(until(world, isOut));
    cancel.abort(new Error("the run was cancelled"));
    answer();
    const error = await world.run(work).catch((thrown: unknown) => thrown);
    expect(tellingOf(error)).toMatch(/may have made .*: the next pulumi up of this stack finds it by its mark/);
    const [id] = ids(name);
    await expect(world.run(startRun(world, name).handler.create(inputsOf(name)))).resolves.toMatchObject({ id });
    expect(ids(name)).toHaveLength(1);
  });

  each("%s: before the request keeps it from going out", async (name) => {
    world = await startWorld({ snapshotSeconds: 60 });
    const run = startRun(world, name);
    const { __provider, __urn, ...visible } = inputsOf(name);
    const context = run.context(inputsOf(name), AbortSignal.abort(new Error("the run was cancelled")));
    await expect(world.run(create({ ...run, context }, visible))).rejects.toThrow("the run was cancelled");
    expect(ids(name)).toEqual([]);
  });

  test("takes a create that waits for its turn out of the line", async () => {
    world = await startWorld({ snapshotSeconds: 60 });
    const run = startRun(world, "DWS");
    const cancel = new AbortController();
    const { __provider, __urn, ...visible } = inputsOf("DWS");
    const start = (name: string) =>
      create({ ...run, context: run.context({ ...inputsOf("DWS"), ...hiddenOf(name) }, cancel.signal) }, visible);
    const works = Promise.allSettled([start("a"), start("b")]);
    await world.run(until(world, () => ids("DWS").length === 1));
    cancel.abort(new Error("the run was cancelled"));
    const [first, second] = await world.run(works);
    expect(first).toMatchObject({ reason: { id: ids("DWS")[0] } });
    expect(second).toMatchObject({ reason: { message: "the run was cancelled" } });
    expect(ids("DWS")).toHaveLength(1);
  });
});
