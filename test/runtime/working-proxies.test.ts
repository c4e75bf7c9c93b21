import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { inspect } from "node:util";
import { ConnectionError } from "../../provider/http/connection-error";
import { TransportError } from "../../provider/http/errors";
import { httpTransport, type TransportOptions } from "../../provider/http/transport";
import { certificateFor } from "../support/certificates";
import { type LoopbackProxy, leadingTo, startProxy } from "../support/proxy";

const password = "proxy-pass-0815";
const hostname = "ecs.cn-hangzhou.invalid";

/** One call of an https host, to its end. */
const callOf = (origin: string, options: TransportOptions) => {
  const { host } = new URL(origin);
  const endpoint = { service: "ECS", origin, host, region: "cn-hangzhou" };
  const send = httpTransport(options);
  return () =>
    send({ operation: "CreateSnapshot", method: "POST", endpoint, url: `${origin}/`, headers: {}, body: "a" });
};

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("the call succeeded")),
    (error: Error) => error,
  );

/** A resolver to which every host is this machine. */
const toLoopback = ((_name: string, _options: unknown, done: (...found: unknown[]) => void) =>
  done(null, [{ address: "127.0.0.1", family: 4 }])) as never;

/** One CA for the host and for a proxy that speaks TLS. */
const ofHost = certificateFor([hostname, "localhost"]);

/** What a TLS server that has read a request does with it. */
type Served = (request: IncomingMessage, response: ServerResponse) => void;
const served: Served = (_, response) => void response.end("served");

/** The host behind TLS, whose certificate this process believes while the work goes on. */
async function withHost(serve: Served, work: (port: number) => Promise<void>): Promise<void> {
  const { ca, key, cert } = ofHost;
  const before = getCACertificates();
  const server = createServer({ key, cert }, serve).listen(0, "127.0.0.1");
  await once(server, "listening");
  setDefaultCACertificates([...before, ca]);
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    setDefaultCACertificates(before);
    server.closeAllConnections();
    server.close();
  }
}

let proxy: LoopbackProxy;
afterEach(() => proxy.close());

describe("a proxy that works", () => {
  test("is asked once for calls that follow each other", () =>
    withHost(served, async (port) => {
      proxy = await startProxy(leadingTo(port));
      const call = callOf(`https://${hostname}`, { env: { HTTPS_PROXY: proxy.name } });
      for (let i = 0; i < 3; i++) expect(await call()).toMatchObject({ status: 200, body: "served" });
      expect(proxy.asked).toEqual([{ target: `${hostname}:443`, login: "" }]);
      await Promise.all(Array.from({ length: 40 }, call));
      expect(proxy.asked.length).toBeLessThanOrEqual(16);
    }));

  test("may speak TLS itself", () =>
    withHost(served, async (port) => {
      proxy = await startProxy(leadingTo(port), ofHost);
      const env = { HTTPS_PROXY: `https://ci:${password}@${proxy.name}` };
      expect(await callOf(`https://${hostname}`, { env })()).toMatchObject({ status: 200, body: "served" });
      const login = Buffer.from(`ci:${password}`).toString("base64");
      expect(proxy.asked).toEqual([{ target: `${hostname}:443`, login: `Basic ${login}` }]);
    }));

  test("is not asked again when the time for opening a tunnel is over", () =>
    withHost(served, async (port) => {
      proxy = await startProxy(leadingTo(port));
      const call = callOf(`https://${hostname}`, { timeoutMs: 2_000, env: { HTTPS_PROXY: proxy.name } });
      await call();
      await setTimeout(1_200);
      expect(await call()).toMatchObject({ status: 200 });
      expect(proxy.asked).toHaveLength(1);
    }));

  test("is asked for the host's own port, and reads the environment anew for each call", () =>
    withHost(served, async (port) => {
      proxy = await startProxy(leadingTo(port));
      const env: Record<string, string> = { HTTPS_PROXY: "http://127.0.0.1:1" };
      const call = callOf(`https://${hostname}:8443`, { env });
      await expect(call()).rejects.toThrow("the proxy 127.0.0.1:1 (HTTPS_PROXY) cannot be used");
      env["HTTPS_PROXY"] = proxy.name;
      expect(await call()).toMatchObject({ body: "served" });
      expect(proxy.asked).toMatchObject([{ target: `${hostname}:8443` }]);
    }));

  test("is not asked for hosts that NO_PROXY names", () =>
    withHost(served, async (port) => {
      proxy = await startProxy(leadingTo(port));
      const env = { HTTPS_PROXY: proxy.name, NO_PROXY: "cn-hangzhou.invalid" };
      expect(await callOf(`https://${hostname}:${port}`, { env, lookup: toLoopback })()).toMatchObject({
        body: "served",
      });
      expect(proxy.asked).toEqual([]);
    }));

  test("is not asked for what never leaves this machine", async () => {
    proxy = await startProxy(() => {});
    const call = callOf("http://127.0.0.1:1", { env: { HTTPS_PROXY: proxy.name } });
    await expect(call()).rejects.toThrow("127.0.0.1:1 refuses connections");
    expect(proxy.asked).toEqual([]);
  });

  test("and shows a certificate that nobody knows: the sentence names NODE_EXTRA_CA_CERTS, and nothing was sent", () =>
    withHost(served, async (port) => {
      setDefaultCACertificates([]);
      proxy = await startProxy(leadingTo(port));
      const error = await failureOf(callOf(`https://${hostname}`, { env: { HTTPS_PROXY: proxy.name } })());
      expect(error).toMatchObject({ problem: "certificate", mayHaveArrived: false });
      expect(error.message).toMatch(/nothing was sent .*NODE_EXTRA_CA_CERTS/);
      await proxy.unused();
    }));

  test.each<[string, number, string]>([
    ["through a tunnel", 0, ""],
    ["through a tunnel that is used again", 2, ""],
    ["directly", 0, "*"],
    ["directly, on a connection that is used again", 2, "*"],
  ])("and a host that breaks off once TLS stands, %s: the request may have arrived", (_, before, NO_PROXY) => {
    let calls = 0;
    const breaking: Served = (request, response) =>
      calls++ < before ? served(request, response) : request.socket.destroy();
    return withHost(breaking, async (port) => {
      proxy = await startProxy(leadingTo(port));
      const env = { HTTPS_PROXY: proxy.name, NO_PROXY };
      const call = callOf(`https://${hostname}:${port}`, { env, lookup: toLoopback });
      for (let i = 0; i < before; i++) await call();
      const error = await failureOf(call());
      expect(error).toBeInstanceOf(TransportError);
      expect(error).toMatchObject({ mayHaveArrived: true, message: expect.stringContaining("no answer from") });
      expect(proxy.asked).toHaveLength(NO_PROXY ? 0 : 1);
    });
  });

  test("and an answer that is no TLS once the request was read: it may have arrived, whatever the code says", () => {
    let inject = () => {};
    return withHost(
      () => inject(),
      async (port) => {
        const through = leadingTo(port);
        proxy = await startProxy((client, asked) => {
          inject = () => void client.write("this is no record of TLS, whatever else it may be");
          through(client, asked);
        });
        const error = await failureOf(callOf(`https://${hostname}`, { env: { HTTPS_PROXY: proxy.name } })());
        expect(error).not.toBeInstanceOf(ConnectionError);
        expect(error).toMatchObject({
          mayHaveArrived: true,
          message: expect.stringMatching(/no answer from .*(EPROTO|ERR_SSL)/),
        });
      },
    );
  });

  test("and an answer that is no HTTP: what was received is nowhere in the error, also not byte by byte", () =>
    withHost(
      (request) =>
        void request.socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nsecret-in-a-chunk\r\n"),
      async (port) => {
        proxy = await startProxy(leadingTo(port));
        const error = await failureOf(callOf(`https://${hostname}`, { env: { HTTPS_PROXY: proxy.name } })());
        const shown = inspect(error, { depth: null, showHidden: true });
        expect(shown).toMatch(/HPE_/);
        expect(shown).not.toMatch(/rawPacket|secret-in-a-chunk/);
        expect(shown).not.toContain(Buffer.from("secret-in").toString("hex").replace(/../g, "$& ").trim());
      },
    ));
});
