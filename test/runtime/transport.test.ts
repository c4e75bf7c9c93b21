import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, Socket } from "node:net";
import { LocalError, TransportError } from "../../provider/http/errors";
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
