import { adapt } from "../../provider/dynamic/adapter";
import type { HttpRequest } from "../../provider/http/transport";
import { allClouds, isLookedUp, type Keys } from "../../tools/clouds";
import { admitEverywhere, keysEverywhere } from "../../tools/clouds/environment";
import { existing, inputsIn, type KindName, kindNames, kindRows, type Run, startRun, until } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const first: Keys = { id: "firstAk", secret: "first-secret" };
const second: Keys = { id: "secondAk", secret: "second-secret" };

const admit = ({ cloud }: World, keys: Keys) => admitEverywhere(cloud, keys);

const tokenHeaders = allClouds.flatMap((cloud) => cloud.tokenHeaders);

/** Whose key a request is signed with, and the token that goes with it. */
function signerOf({ headers }: HttpRequest): string {
  const authorization = headers["authorization"] ?? "";
  const ids = allClouds.map(({ signer }) => signer.exec(authorization)?.[1]);
  return [...ids, ...tokenHeaders.map((name) => headers[name])].filter(Boolean).join(" ");
}

/** A process in whose environment the account may change, and whose requests can be told apart. */
async function start(name: KindName, keys: Keys, options: Parameters<typeof startWorld>[0] = {}) {
  world = await startWorld(options);
  for (const each of [first, second]) admit(world, each);
  const run = startRun(world, name, keysEverywhere(keys));
  const signers: string[] = [];
  const { transport } = run.runtime;
  Object.assign(run.runtime, {
    transport: (request: HttpRequest) => {
      signers.push(signerOf(request));
      return transport(request);
    },
  });
  const runtime = run.runtime;
  const kind = kindRows[name].kind(runtime);
  const handler = startHandler(run, kind);
  const become = (env: Record<string, string>) => {
    signers.length = 0;
    Object.assign(runtime.env, env);
  };
  return { handler, runtime, signers, become };
}

/** The handler of a run whose transport was changed. */
function startHandler(run: Run, kind: Run["kind"]): Run["handler"] {
  return adapt(kind, run.runtime, { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} });
}

const each = test.each(kindNames.map((name) => [name] as const));
/** Kinds that have look-ups. */
const lookedUp = kindNames.filter((name) => isLookedUp(kindRows[name]));

describe("two accounts in turn", () => {
  each("%s: every call is signed with the keys that the environment holds when it begins", async (name) => {
    const { handler, signers, become } = await start(name, first);
    const inputs = inputsIn(world, name);
    const { id, outs } = await world.run(handler.create(inputs));
    expect(new Set(signers)).toEqual(new Set([first.id]));

    const state = outs as Properties;
    const steps: [string, () => Promise<unknown>][] = [
      ["read", () => handler.read(id, state)],
      ["update", () => handler.update(id, state, { ...inputs, waitFor: "none", ...kindRows[name].change(1) })],
      ["adopt", () => handler.create({ ...inputsIn(world, name, { adopt: id }, "other") })],
      ["delete", () => handler.delete(id, { ...state, __owner: undefined })],
    ];
    for (const [i, [, step]] of steps.entries()) {
      const keys = i % 2 === 0 ? second : first;
      become(keysEverywhere(keys));
      await world.run(step().catch(() => {})); // a delete of what was adopted is refused, and calls nothing
      expect(new Set(signers)).toEqual(new Set(signers.length > 0 ? [keys.id] : []));
      if (i < 3) expect(signers.length).toBeGreaterThan(0);
    }
  });

  each("%s: a renewed secret and token of the same key take effect", async (name) => {
    const before: Keys = { id: "renewedAk", secret: "old-secret", token: "old-token" };
    const after: Keys = { id: "renewedAk", secret: "new-secret", token: "new-token" };
    const { handler, signers, become } = await start(name, first);
    for (const keys of [before, after]) admit(world, keys);
    become(keysEverywhere(before));
    const { id, outs } = await world.run(handler.create(inputsIn(world, name)));
    expect(new Set(signers)).toEqual(new Set(["renewedAk old-token"]));
    become(keysEverywhere(after));
    expect(await world.run(handler.read(id, outs as Properties))).toMatchObject({ id });
    expect(new Set(signers)).toEqual(new Set(["renewedAk new-token"]));
  });

  test.each(lookedUp)("look-ups of %s", async (name) => {
    const { runtime, signers, become } = await start(name, first);
    const { many, one } = kindRows[name].lookups(runtime);
    const id = kindRows[name].answer.id(0);
    for (const keys of [first, second, first]) {
      become(keysEverywhere(keys));
      await world.run(many({}));
      await world.run(one({ id }).catch(() => {}));
      expect(new Set(signers)).toEqual(new Set([keys.id]));
    }
  });
});

describe("two accounts at once", () => {
  each("%s: a wait goes on with the keys that it began with", async (name) => {
    const { handler, signers, become } = await start(name, first, { snapshotSeconds: 60 });
    const made = handler.create(inputsIn(world, name, {}, "one"));
    made.catch(() => {});
    await world.run(until(world, () => existing(world, name).length === 1));
    await world.run(world.clock.sleep(5_000));
    become(keysEverywhere(second));
    const inputs = inputsIn(world, name, kindRows[name].source(world.cloud), "two");
    const ready = await world.run(Promise.all([made, handler.create(inputs)]));
    expect(ready.map(({ outs }) => (outs as Properties)["ready"])).toEqual([true, true]);
    expect(new Set(signers)).toEqual(new Set([first.id, second.id]));
  });
});

describe("look-ups at once", () => {
  test.each(lookedUp)("of %s: each goes on with the keys that it began with", async (name) => {
    const { runtime, signers } = await start(name, first);
    const { many, one } = kindRows[name].lookups(runtime);
    const id = kindRows[name].answer.id(0);
    const begun = [first, second, first, second].flatMap((keys) => {
      Object.assign(runtime.env, keysEverywhere(keys));
      return [many({}), one({ id }).catch(() => {})];
    });
    await world.run(Promise.all(begun));
    const count = (keys: Keys) => signers.filter((signer) => signer === keys.id).length;
    expect(new Set(signers)).toEqual(new Set([first.id, second.id]));
    expect(count(first)).toBe(count(second));
  });
});
