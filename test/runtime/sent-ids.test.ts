import { adapt } from "../../provider/dynamic/adapter";
import type { HttpRequest, HttpResponse } from "../../provider/http/transport";
import { atCloudHosts, noOverrides } from "../support/cloud-hosts";
import { inputsIn, type KindName, kindNames, kindRows, startRun } from "../support/runs";
import { listening, type Properties, startWorld, type World } from "../support/world";

let world: World;

beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 1 });
});
afterEach(() => world.close());

const iam = `https://iam\\.cn-north-4\\.myhuaweicloud\\.com/v3/(auth/tokens|projects\\?name=cn-north-4)`;

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

const badIds = [
  "",
  ".",
  "..",
  "../../v3/auth/tokens",
  "a/../../../../v3/x?",
  "a#b",
  "a?b=c",
  "%2e%2e",
  "a b",
  "a\nb",
  `\u001b[31m${"x".repeat(1_000_000)}`,
];

const huaweiKinds = test.each([["EVS"], ["DWS"], ["DWS copy"]] as const);

describe("ids and projects that are none", () => {
  each("%s: a snapshot's id makes no other path, from the state, from arguments and to adopt", async (name) => {
    const { inputs, state } = await recorded(name);
    for (const id of badIds) {
      for (const [entry, enter] of Object.entries(entries)) {
        if (/create|filters/.test(entry)) continue; // they have no id
        const process = start(name);
        await world.run(enter(process, { id, inputs, state, place: {} }).catch(() => {}));
        for (const { url } of process.sent) {
          expect([entry, url]).toEqual([entry, expect.stringMatching(kindRows[name].addresses)]);
        }
        expect(process.sent.filter(({ method }) => method === "DELETE" || method === "PUT")).toEqual([]);
      }
    }
  });

  each("%s: a source's id makes no other path, even where no check has seen it", async (name) => {
    const source = Object.keys(kindRows[name].inputs(world))[0] ?? "";
    for (const id of badIds) {
      const process = start(name);
      await world.run(process.handler.create({ ...inputsIn(world, name), [source]: id }).catch(() => {}));
      for (const { url } of process.sent) expect(url).toMatch(kindRows[name].addresses);
    }
  });

  huaweiKinds("%s: a project that is none is called nowhere", async (name) => {
    const good = await recorded(name);
    const bad = ["x/../../v3/auth/tokens#", "..", "abc", "g".repeat(32), `${"a".repeat(32)}/x`, "a".repeat(10_000)];
    for (const projectId of bad) {
      const at = { ...good, inputs: { ...good.inputs, projectId }, place: { projectId } };
      const byEnvironment = { ...good, state: without(good.state, "projectId"), place: {} };
      for (const [entry, enter] of Object.entries(entries)) {
        for (const [process, each] of [
          [start(name), { ...at, state: { ...good.state, projectId } }],
          [start(name, { HW_PROJECT_ID: projectId }), byEnvironment],
        ] as const) {
          const { message } = await errorOf(enter(process, each));
          expect([entry, process.sent.map(({ url }) => url)]).toEqual([entry, []]);
          expect(message).toMatch(/project/);
        }
      }
    }
  });

  huaweiKinds("%s: a project of IAM's answer is checked as any other", async (name) => {
    for (const id of ["x/../../v3/auth/tokens#", "..", "g".repeat(32), 5, null]) {
      const process = start(name, {}, (response) => ({
        ...response,
        body: response.body.replace(/("projects":\[\{.*?"id":)"[^"]*"/, `$1${JSON.stringify(id)}`),
      }));
      const { message } = await errorOf(process.handler.create(inputsIn(world, name)));
      for (const { url } of process.sent) expect(url).toMatch(new RegExp(`^${iam}$`));
      expect(message).toMatch(/project without an id/);
    }
  });

  each("%s: an id of the cloud's answers leads to no other path", async (name) => {
    for (const id of ["../../v3/x", "a/../b", "a?b#c", "..", "a b"]) {
      const swap = (response: HttpResponse): HttpResponse => ({
        ...response,
        body: response.body.replace(/"(SnapshotId|snapshotId|snapshot_id|id)":"[^"]*"/g, (_, key) =>
          key === "id" && response.body.includes('"projects"') ? _ : `"${key}":${JSON.stringify(id)}`,
        ),
      });
      const process = start(name, {}, swap);
      await world.run(process.handler.create({ ...inputsIn(world, name), timeouts: { create: "2m" } }).catch(() => {}));
      await world.run(process.lookups.many({}).catch(() => {}));
      expect(process.sent.length).toBeGreaterThan(1);
      for (const { url } of process.sent) expect(url).toMatch(kindRows[name].addresses);
    }
  });
});
