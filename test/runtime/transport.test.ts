import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, Socket } from "node:net";
import { LocalError, TransportError } from "../../provider/http/errors";
import { gotExchange } from "../../provider/http/got-exchange";
import { httpTransport } from "../../provider/http/transport";

const endpointAt = (url: string) => {
  const { origin, host } = new URL(url);
  return { service: "ECS", origin, host, region: "cn-hangzhou" };
};

const failure = (url: string, timeoutMs = 5_000): Promise<unknown> =>
  httpTransport({ timeoutMs, env: {} })({
    operation: "Call",
    method: "GET",
    endpoint: endpointAt(url),
    url,
    headers: {},
  }).then(
    () => undefined,
    (error: unknown) => error,
  );

async function listen(onSocket: (socket: Socket) => void): Promise<{ server: Server; url: string }> {
  const server = createServer(onSocket).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Of one test; closed after it. */
let server: ReturnType<typeof createHttpServer> | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  if (server) await close(server);
  server = undefined;
});

const urlOf = (listening: Server) => `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;

const close = async (server: Server) => {
  server.close();
  await once(server, "close");
};

test("a request that nobody listens to has not arrived", async () => {
  const { server, url } = await listen(() => {});
  await close(server);
  const error = await failure(url);
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ operation: "Call", mayHaveArrived: false });
});

test("a lookup that fails in an unknown way is no phase of TLS where there is none", async () => {
  const lookup = ((_: string, __: object, done: (error: Error) => void) =>
    setImmediate(done, Object.assign(new Error("odd"), { code: "EODD" }))) as never;
  const exchange = gotExchange({ phaseMs: 1_000, maxSockets: 1, env: {}, lookup });
  const { signal } = new AbortController();
  const endOf = (url: string) => {
    const request = { operation: "Call", method: "GET", headers: {}, endpoint: endpointAt(url) } as const;
    return exchange({ ...request, url: new URL(url), signal, onReceived: () => {} }).catch((error: unknown) => error);
  };
  await expect(endOf("http://cloud.test/")).resolves.toMatchObject({
    ending: { code: "EODD", phase: undefined, isOut: false },
  });
  await expect(endOf("https://cloud.test/")).resolves.toMatchObject({
    ending: { code: "EODD", phase: "secureConnect", isOut: false },
  });
});

test("a request whose connection breaks may have arrived", async () => {
  const { server, url } = await listen((socket) => socket.once("data", () => socket.resetAndDestroy()));
  const error = await failure(url);
  await close(server);
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ operation: "Call", mayHaveArrived: true });
});

test.each<[string, (socket: Socket) => void]>([
  ["breaks", (socket) => socket.resetAndDestroy()],
  ["ends", (socket) => socket.end()],
  ["says nothing", () => {}],
])("a request whose connection %s before TLS stands has not arrived", async (_, onSocket) => {
  const { server, url } = await listen((socket) => onSocket(socket.on("error", () => {}).resume()));
  const error = await failure(url.replace("http:", "https:"), 1_000);
  await close(server);
  expect(error).toMatchObject({ problem: "unreachable", mayHaveArrived: false });
  expect(error).toMatchObject({ message: expect.stringContaining("cannot be reached (E") });
});

test("nothing is sent in clear to another machine, and trying again is no use", async () => {
  const error = await failure("http://ecs.example.com/");
  expect(error).toBeInstanceOf(LocalError);
  expect(error).toMatchObject({ message: expect.stringContaining("only https is allowed outside loopback") });
});

/** A server that answers when it is told to, and how many requests have reached it. */
async function slowServer() {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    server = createHttpServer((_, response) => {
      answer = () => response.end("made");
      resolve();
    }).listen(0, "127.0.0.1");
  });
  await once(server as Server, "listening");
  return { url: urlOf(server as Server), asked, answer: () => answer() };
}

/** Aborts a request once it has reached the server, and lets the server answer. */
async function abortedRequest(makes: boolean) {
  const { url, asked, answer } = await slowServer();
  const cancel = new AbortController();
  const request = { operation: "Call", method: "POST", endpoint: endpointAt(url), url, headers: {} } as const;
  const work = httpTransport({ timeoutMs: 5_000, env: {} })({ ...request, makes, signal: cancel.signal });
  work.catch(() => {});
  await asked;
  cancel.abort(new Error("cancelled"));
  answer();
  return work;
}

test("a request that makes something is not aborted once it is out: its answer tells what it made", async () => {
  await expect(abortedRequest(true)).resolves.toMatchObject({ status: 200, body: "made" });
});

test("any other request ends with the reason for which it is aborted", async () => {
  await expect(abortedRequest(false)).rejects.toThrow("cancelled");
});

test.each([302, 307])("a redirect (%d) is an answer like any other: nobody goes where it says", async (status) => {
  let visitors = 0;
  const elsewhere = createHttpServer((_, response) => {
    visitors++;
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  server = createHttpServer((_, response) => {
    response.writeHead(status, { location: urlOf(elsewhere) }).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = urlOf(server);
  const request = { operation: "Call", method: "GET", endpoint: endpointAt(url), url, headers: {} } as const;
  await expect(httpTransport({ timeoutMs: 5_000, env: {} })(request)).resolves.toMatchObject({ status });
  expect(visitors).toBe(0);
  elsewhere.closeAllConnections();
  await close(elsewhere);
});

test.each([
  ["of 4 MiB is read", 0, "200"],
  ["of more is not", 1, "Call: the answer is larger than 4 MiB"],
])("an answer %s", async (_, more, expected) => {
  server = createHttpServer((__, response) => response.end("x".repeat(4 * 1024 * 1024 + more))).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = urlOf(server);
  const request = { operation: "Call", method: "GET", endpoint: endpointAt(url), url, headers: {} } as const;
  const end = await httpTransport({ timeoutMs: 5_000, env: {} })(request).then(
    ({ status }) => String(status),
    ({ message }: Error) => message,
  );
  expect(end).toBe(expected);
});

test("a request for another host than its endpoint's is not sent, and trying again is no use", async () => {
  let visitors = 0;
  server = createHttpServer((_, response) => {
    visitors++;
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = endpointAt("https://ecs.example.com");
  const request = { operation: "Call", method: "GET", endpoint, url: urlOf(server), headers: {} } as const;
  const error = await httpTransport({ timeoutMs: 5_000, env: {} })(request).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LocalError);
  expect(visitors).toBe(0);
});

test("a connection that is kept for many calls gathers no listeners", async () => {
  let connections = 0;
  const server = createHttpServer((_, response) => response.end("{}"))
    .on("connection", () => connections++)
    .listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const sockets = new Set<Socket>();
  const { once: original } = Socket.prototype;
  const spy = jest.spyOn(Socket.prototype, "once").mockImplementation(function (this: Socket, ...args) {
    sockets.add(this);
    return original.apply(this, args);
  });
  const transport = httpTransport({ timeoutMs: 5_000, env: {} });
  for (let call = 0; call < 15; call++) {
    await transport({ operation: "Call", method: "GET", endpoint: endpointAt(url), url, headers: {} });
  }
  spy.mockRestore();
  const listeners = [...sockets].filter(({ destroyed }) => !destroyed).map((socket) => socket.listenerCount("connect"));
  server.closeAllConnections();
  await close(server);
  expect({ connections, most: Math.max(...listeners) }).toEqual({ connections: 1, most: 0 });
});
