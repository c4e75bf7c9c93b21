import { adapt } from "../../provider/dynamic/adapter";
import type { HttpRequest } from "../../provider/http/transport";
import { allClouds, cloudOf, type Keys } from "../../tools/clouds";
import { admitEverywhere, keysEverywhere } from "../../tools/clouds/environment";
import { inputsIn, type KindName, kindNames, kindRows, type Run, startRun } from "../support/runs";
import { listening, type Properties, startWorld, type World } from "../support/world";

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

describe("IAM users", () => {
  const userOf = (user: string, password: string) => ({
    HW_ACCESS_KEY: "",
    HW_SECRET_KEY: "",
    HW_USER_NAME: user,
    HW_USER_PASSWORD: password,
    HW_DOMAIN_NAME: "company",
  });

  test.each(["EVS", "DWS", "DWS copy"] as const)("%s: each is called with a token of its own", async (name) => {
    const { handler, signers, become } = await start(name, first);
    for (const user of ["ann", "bob"])
      world.cloud.iam.putUser({ name: user, password: `${user}'s password`, domain: "company" });
    become(userOf("ann", "ann's password"));
    const { id, outs } = await world.run(handler.create(inputsIn(world, name)));
    const tokensOf = (user: string) =>
      world.cloud.iam
        .tokens()
        .filter((token) => token.user === user)
        .map((token) => token.id);
    for (const signer of signers.filter(Boolean)) expect(tokensOf("ann")).toContain(signer);
    become(userOf("bob", "bob's password"));
    await world.run(handler.read(id, outs as Properties));
    expect(signers.filter(Boolean).length).toBeGreaterThan(0);
    for (const signer of signers.filter(Boolean)) expect(tokensOf("bob")).toContain(signer);
  });

  test("a refused password is sent once in a process, for all regions, kinds and calls together", async () => {
    const { runtime, become } = await start("EVS", first);
    world.cloud.iam.putUser({ name: "ann", password: "right", domain: "company" });
    become(userOf("ann", "wrong"));
    const kinds = (["EVS", "DWS", "DWS copy"] as const).map((name) => {
      const run = startRun(world, name);
      return startHandler({ ...run, runtime }, kindRows[name].kind(runtime));
    });
    const names = ["EVS", "DWS", "DWS copy"] as const;
    const attempts = kinds.flatMap((handler, i) =>
      ["cn-north-4", "cn-east-3", "cn-south-1"].map((region) =>
        handler
          .create(inputsIn(world, names[i] ?? "EVS", { region }, `${i}-${region}`))
          .catch((error: Error) => error.message),
      ),
    );
    const messages = await world.run(Promise.all(attempts));
    for (const message of messages) expect(message).toMatch(/CreateToken.*Check the user name/);
    expect(world.calls("CreateToken")).toBe(1);
    become(userOf("ann", "right"));
    await world.run((kinds[0] as Run["handler"]).create(inputsIn(world, "EVS")));
    expect(world.calls("CreateToken")).toBeGreaterThan(1);
  });

  test.each([
    ["in the words of the gateway", JSON.stringify({ error_code: "IAM.0011", error_msg: "no" })],
    ["with a code that is a text", JSON.stringify({ error: { code: "401", message: "no" } })],
    ["with nothing", ""],
    ["with a page", "<html>no</html>"],
    ["with an empty object", "{}"],
  ])("a password that is refused %s is sent once all the same", async (_, body) => {
    const { runtime, become } = await start("EVS", first);
    become(userOf("ann", "wrong"));
    let sent = 0;
    const { transport } = runtime;
    Object.assign(runtime, {
      transport: async (request: HttpRequest) => {
        if (request.operation !== "CreateToken") return transport(request);
        sent++;
        return { status: 401, headers: {}, body };
      },
    });
    const handler = adapt(kindRows.EVS.kind(runtime), runtime, listening().sink);
    const attempts = [1, 2, 3].map((i) => handler.create(inputsIn(world, "EVS", {}, `r-${i}`)).catch((e: Error) => e));
    for (const error of await world.run(Promise.all(attempts)))
      expect(String(error)).toMatch(/user name, the password|no/);
    await world.run(handler.create(inputsIn(world, "EVS", {}, "later")).catch(() => {}));
    expect(sent).toBe(1);
  });

  test("a password that has worked and was changed is sent once more, by all together", async () => {
    const { handler, become } = await start("EVS", first);
    world.cloud.iam.putUser({ name: "ann", password: "right", domain: "company" });
    become(userOf("ann", "right"));
    const { id, outs } = await world.run(handler.create(inputsIn(world, "EVS")));
    world.cloud.iam.putUser({ name: "ann", password: "new", domain: "company" });
    world.cloud.iam.revokeTokens();
    const before = world.calls("CreateToken");
    for (let i = 0; i < 8; i++) await world.run(handler.read(id, outs as Properties).catch(() => {}));
    expect(world.calls("CreateToken") - before).toBe(1);
  });

  test("a password that was accepted once is not held for wrong when a project is refused", async () => {
    const { handler, become } = await start("EVS", first);
    world.cloud.iam.putUser({ name: "ann", password: "right", domain: "company" });
    become(userOf("ann", "right"));
    const { id, outs } = await world.run(handler.create(inputsIn(world, "EVS")));
    const elsewhere = { ...(outs as Properties), projectId: "c".repeat(32) };
    await expect(world.run(handler.read(id, elsewhere))).rejects.toThrow();
    world.cloud.iam.revokeTokens();
    expect(await world.run(handler.read(id, outs as Properties))).toMatchObject({ id });
  });
});

describe("what a process remembers of an id", () => {
  each("%s: is of its region: what was adopted in one is deleted in another", async (name) => {
    const { handler, signers, become } = await start(name, first);
    const { id, outs } = await world.run(handler.create(inputsIn(world, name)));
    await world.run(handler.create(inputsIn(world, name, { adopt: id }, "other")));
    become({});
    await world.run(handler.delete(id, outs as Properties));
    expect(signers).toEqual([]); // it is kept: adopt names it
    const region = cloudOf(kindRows[name]).region.other;
    await world.run(handler.delete(id, { ...(outs as Properties), region }).catch(() => {}));
    expect(signers.length).toBeGreaterThan(0);
  });

  each("%s: is of its account", async (name) => {
    const { handler, signers, become } = await start(name, first);
    const { id, outs } = await world.run(handler.create(inputsIn(world, name)));
    become({});
    await world.run(handler.delete(id, outs as Properties));
    expect(signers).toEqual([]); // this run has made it
    become(keysEverywhere(second));
    await world.run(handler.delete(id, outs as Properties).catch(() => {}));
    expect(new Set(signers)).toEqual(new Set([second.id]));
  });
});
