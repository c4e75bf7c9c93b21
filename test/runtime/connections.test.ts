import { once } from "node:events";
import { createServer as createTcpServer, type Server } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { inspect } from "node:util";
import { adapt } from "../../provider/dynamic/adapter";
import { knowingReach } from "../../provider/http/reach";
import { httpTransport, type Transport, type TransportOptions } from "../../provider/http/transport";
import { allClouds } from "../../tools/clouds";
import { allAt } from "../../tools/clouds/environment";
import { certificateFor } from "../support/certificates";
import { noOverrides } from "../support/cloud-hosts";
import { inputsIn, type KindName, kindNames, kindRows, startRun } from "../support/runs";
import { listening, type Properties, startWorld, type World } from "../support/world";

jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 1 });
});
afterEach(() => world.close());

const portOf = async (server: Server) => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as { port: number }).port;
};

/** Nobody listens there, and the system gives it to nobody who asks for any port. */
const closedPort = 1;
let stranger: Server;
let strangersPort = 0;
let strangerWasSent = "";
let proxy: Server;
let proxyPort = 0;

beforeAll(async () => {
  jest.spyOn(console, "warn").mockReturnValue(); // look-ups name the endpoints of the tests
  stranger = createTlsServer(certificateFor(["localhost"]), (socket) => {
    socket.on("data", (data) => {
      strangerWasSent += data;
    });
  });
  stranger.on("tlsClientError", () => {});
  strangersPort = await portOf(stranger);
  proxy = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"));
  });
  proxyPort = await portOf(proxy);
});
afterAll(() => {
  stranger.close();
  proxy.close();
});

/** The variables that hold a key id, a secret key and a session token, of every cloud. */
const credentialVariables: Record<string, string[]> = {
  "key id": allClouds.map(({ keys }) => keys.id),
  "secret key": allClouds.map(({ keys }) => keys.secret),
  "session token": allClouds.map(({ keys }) => keys.token),
};

const regionIsNamed = new RegExp(`check the region (${allClouds.map(({ region }) => region.name).join("|")})`);

interface Trouble {
  readonly env: () => Record<string, string>;
  readonly transport?: TransportOptions;
  /** What an attempt costs in time, where the trouble is that nothing answers. */
  readonly attemptMs?: number;
  /** What the error must name. */
  readonly says: readonly RegExp[];
  /** The original error, if the network gave one. */
  readonly cause?: RegExp;
}

const noSuchHost = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
const inACredential = (what: string): Trouble => ({
  env: () => Object.fromEntries((credentialVariables[what] ?? []).map((name) => [name, "testAk\nrest"])),
  says: [new RegExp(`(${credentialVariables[what]?.join("|")}) in the environment holds .*a line break`)],
});

const troubles: Record<string, Trouble> = {
  "an unknown host": {
    env: () => noOverrides,
    transport: { lookup: ((_: string, __: object, done: (error: Error) => void) => done(noSuchHost)) as never },
    says: [/cannot be resolved \(ENOTFOUND\)/, regionIsNamed, /the network/],
    cause: /ENOTFOUND/,
  },
  "a resolver that does not answer": {
    env: () => noOverrides,
    transport: { lookup: (() => {}) as never, timeoutMs: 400 },
    attemptMs: 10_000,
    says: [/cannot be resolved/, regionIsNamed, /the network/],
    cause: /lookup/,
  },
  "a closed port": {
    env: () => allAt(`http://127.0.0.1:${closedPort}`),
    says: [/refuses connections \(ECONNREFUSED\)/, /CLOUD_SNAPSHOTS_ENDPOINT_/],
    cause: /ECONNREFUSED/,
  },
  "a certificate of an unknown CA": {
    env: () => allAt(`https://localhost:${strangersPort}`),
    says: [/does not prove to be that host/, /NODE_EXTRA_CA_CERTS/],
    cause: /unable to verify|self.signed/i,
  },
  "a proxy that asks for a login": {
    env: () => ({ ...noOverrides, HTTPS_PROXY: `http://127.0.0.1:${proxyPort}` }),
    says: [/HTTP 407/, /HTTPS_PROXY/],
    cause: /407/,
  },
  "an endpoint in clear outside this machine": {
    env: () => allAt("http://gateway.invalid"),
    says: [/CLOUD_SNAPSHOTS_ENDPOINT_\w+ in the environment must begin with https/],
  },
  "a line break in a key id": inACredential("key id"),
  "a line break in a secret key": inACredential("secret key"),
  "a line break in a session token": inACredential("session token"),
};

/** A new process that has this trouble. */
function start(name: KindName, { env, transport = {}, attemptMs = 0 }: Trouble) {
  const run = startRun(world, name, env());
  const { clock } = world;
  const real = clock.hold(httpTransport({ timeoutMs: 5_000, ...transport, env: run.runtime.env }));
  const slow: Transport = async (request) => {
    await clock.sleep(attemptMs);
    return real(request);
  };
  Object.assign(run.runtime, { transport: knowingReach(slow, clock) });
  const { sink } = listening();
  const lookups = kindRows[name].lookups(run.runtime);
  return { handler: adapt(kindRows[name].kind(run.runtime), run.runtime, sink), lookups };
}

const table = Object.keys(troubles).flatMap((trouble) => kindNames.map((name) => [trouble, name] as const));

test.each(table)("%s ends %s's create, read, delete and look-up within 30 s, with its cause", async (what, name) => {
  const trouble = troubles[what] as Trouble;
  const inputs = inputsIn(world, name);
  const { id, outs } = await world.run(
    adapt(kindRows[name].kind(world.runtime), world.runtime, listening().sink).create(inputs),
  );
  const state = outs as Properties;
  const calls = world.calls();
  strangerWasSent = "";
  const entries: Record<string, (process: ReturnType<typeof start>) => Promise<unknown>> = {
    create: ({ handler }) => handler.create({ ...inputsIn(world, name, {}, "other") }),
    read: ({ handler }) => handler.read(id, state),
    delete: ({ handler }) => handler.delete(id, state),
    "look-up": ({ lookups }) => lookups.many({}),
  };
  for (const [entry, enter] of Object.entries(entries)) {
    const begun = world.clock.now();
    const error = await world.run(
      enter(start(name, trouble)).then(
        () => Promise.reject(new Error(`${entry} succeeded`)),
        (reason: Error) => reason,
      ),
    );
    expect(world.clock.now() - begun).toBeLessThanOrEqual(30_000);
    for (const part of trouble.says) expect([entry, error.message]).toEqual([entry, expect.stringMatching(part)]);
    expect(error.message).not.toMatch(/may have made|rest/);
    if (entry !== "look-up") continue; // the engine is given a message only
    expect(inspect(error.cause)).toMatch(trouble.cause ?? /^undefined$/);
    expect(error).toMatchObject({ code: trouble.cause ? "NoConnection" : "Failed" });
    expect(inspect(error, { depth: 20 })).not.toMatch(/testSk|authorization|signature/i);
  }
  expect(world.calls()).toBe(calls);
  expect(strangerWasSent).toBe("");
});
