import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { adapt } from "../../provider/dynamic/adapter";
import type { HttpRequest, HttpResponse } from "../../provider/http/transport";
import { cloudOf } from "../../tools/clouds";
import { regionVariables } from "../../tools/clouds/environment";
import { atCloudHosts, noOverrides } from "../support/cloud-hosts";
import { inputsIn, type KindName, kindNames, kindRows, startRun } from "../support/runs";
import { listening, type Properties, startWorld, type World } from "../support/world";

/** A host that is no cloud, on this machine; it counts whoever comes. */
let elsewhere: Server;
let visitors = 0;
let world: World;

beforeAll(async () => {
  elsewhere = createServer((socket) => {
    visitors++;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
});
afterAll(() => elsewhere.close());
beforeEach(async () => {
  visitors = 0;
  world = await startWorld({ snapshotSeconds: 1 });
});
afterEach(() => world.close());

/** A process whose clouds are at their own hosts, with all that it has sent. */
function start(name: KindName, env: Record<string, string> = {}, answer?: (response: HttpResponse) => HttpResponse) {
  const sent: HttpRequest[] = [];
  const { runtime } = startRun(world, name, { ...noOverrides, ...env });
  const transport = atCloudHosts(world, (request) => void sent.push(request));
  const answered = answer
    ? async (request: HttpRequest) => answer(await transport(request))
    : (request: HttpRequest) => transport(request);
  Object.assign(runtime, { transport: answered });
  const kind = kindRows[name].kind(runtime);
  const { sink, warnings } = listening();
  return { handler: adapt(kind, runtime, sink), lookups: kindRows[name].lookups(runtime), sent, warnings };
}

interface Case {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
  readonly place: Properties;
}

type Process = ReturnType<typeof start>;

/** All ways into the provider that call a cloud. */
const entries: Record<string, (process: Process, at: Case) => Promise<unknown>> = {
  create: ({ handler }, { inputs }) => handler.create(inputs),
  adopt: ({ handler }, { inputs, id }) => handler.create({ ...inputs, adopt: id }),
  read: ({ handler }, { id, state }) => handler.read(id, state),
  get: ({ handler }, { id, place }) => handler.read(id, { __urn: "dev::shop::::looked", ...place }),
  update: ({ handler }, { id, state, inputs }) =>
    handler.update(id, state, { ...inputs, waitFor: "none", triggers: [1] }),
  delete: ({ handler }, { id, state }) => handler.delete(id, state),
  "look-up by id": ({ lookups }, { id, place }) => lookups.one({ id, ...place }),
  "look-up by filters": ({ lookups }, { place }) => lookups.many(place),
};

/** A snapshot that exists, and its state. */
async function recorded(name: KindName) {
  const inputs = inputsIn(world, name);
  const { id, outs } = await world.run(start(name).handler.create(inputs));
  return { id, inputs, state: outs as Properties };
}

const each = test.each(kindNames.map((name) => [name] as const));

const without = (properties: Properties, name: string): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));

/** The error of work that must fail. */
const errorOf = (work: Promise<unknown>): Promise<Error> =>
  world.run(
    work.then(
      (value) => Promise.reject(new Error(`it succeeded: ${JSON.stringify(value)}`)),
      (error: Error) => error,
    ),
  );

each("%s: calls go to its cloud, and to what was meant there", async (name) => {
  const { id, inputs, state } = await recorded(name);
  for (const [entry, enter] of Object.entries(entries)) {
    if (entry === "create" || (entry === "adopt" && name === "DWS copy")) continue;
    const process = start(name);
    await world.run(enter(process, { id, inputs, state, place: {} }).catch(() => {}));
    const addresses = process.sent.map(({ url }) => url);
    expect([entry, addresses.length > 0]).toEqual([entry, true]);
    for (const address of addresses) expect(address).toMatch(kindRows[name].addresses);
  }
});

const badRegions = (name: KindName) => [
  ...cloudOf(kindRows[name]).region.near,
  `x@127.0.0.1:${(elsewhere.address() as AddressInfo).port}/#`,
  `127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`,
  `cn-x@127.0.0.1:${(elsewhere.address() as AddressInfo).port}/?`,
  "evil.invalid/#",
  "evil.invalid\\",
  " cn-north-4",
  "bj\n",
  "..",
  "cn-north-4.",
  `cn-${"x".repeat(300)}`,
];

/** Where a region can come from. */
const sources: Record<string, (region: string, at: Case) => { env: Record<string, string>; at: Case }> = {
  "inputs and arguments": (region, { id, inputs, state }) => ({
    env: {},
    at: { id, inputs: { ...inputs, region }, state: { ...state, region }, place: { region } },
  }),
  "the environment": (region, { id, inputs, state }) => ({
    env: Object.fromEntries(regionVariables.map((variable) => [variable, region])),
    at: { id, inputs, state: without(state, "region"), place: {} },
  }),
  "a state edited by hand": (region, { id, inputs, state }) => ({
    env: {},
    at: { id, inputs, state: { ...state, region }, place: { region } },
  }),
};

describe("a region that is none", () => {
  each("%s: nothing is sent, whatever it comes from and whoever asks", async (name) => {
    const good = await recorded(name);
    for (const [source, put] of Object.entries(sources)) {
      for (const region of badRegions(name)) {
        const { env, at } = put(region, { ...good, place: {} });
        for (const [entry, enter] of Object.entries(entries)) {
          if (source === "a state edited by hand" && /create|adopt/.test(entry)) continue; // they have no state
          const process = start(name, env);
          const { message } = await errorOf(enter(process, at));
          const what = [source, region, entry];
          expect([...what, process.sent.map(({ url }) => url)]).toEqual([...what, []]);
          expect([...what, message]).toEqual([...what, expect.stringMatching(/region/)]);
          expect(message).not.toMatch(/may have made/);
        }
      }
    }
    expect(visitors).toBe(0);
  });

  each("%s: it is reported at preview, from inputs and from the environment", async (name) => {
    for (const region of badRegions(name)) {
      const inputs = inputsIn(world, name);
      const env = Object.fromEntries(regionVariables.map((variable) => [variable, region]));
      for (const [process, news] of [
        [start(name), { ...inputs, region }],
        [start(name, env), inputs],
      ] as const) {
        const { failures } = await process.handler.check({}, news);
        expect(failures).toEqual([{ property: "", reason: expect.stringMatching(/^region: /) }]);
        expect(process.sent).toEqual([]);
      }
    }
  });
});
