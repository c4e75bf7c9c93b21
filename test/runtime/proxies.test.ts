import type { Socket } from "node:net";
import { inspect } from "node:util";
import { ConnectionError } from "../../provider/http/connection-error";
import { LocalError } from "../../provider/http/errors";
import { httpTransport, type TransportOptions } from "../../provider/http/transport";
import { certificateFor } from "../support/certificates";
import { type LoopbackProxy, startProxy, type Way } from "../support/proxy";

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

const answering = (text: string) => (client: Socket) => void client.write(text);
const refusing = (status: number) => answering(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);

const dripping: Way = (client) => {
  client.write("HTTP/1.1 200 OK\r\nx-drip: ");
  const drip = setInterval(() => client.write("a"), 10);
  client.on("close", () => clearInterval(drip));
};

const flooding: Way = (client) => {
  client.write("HTTP/1.1 200 OK\r\n");
  const pour = () => {
    while (client.writable && client.write(`x-header: ${"a".repeat(1_000)}\r\n`));
  };
  client.on("drain", pour);
  pour();
};

interface Case {
  readonly proxy: string;
  readonly way: Way;
  readonly says: RegExp | string;
  /** It says nothing more, so that only the limit ends the call. */
  readonly isEndless?: boolean;
  readonly isRefusal?: boolean;
}

const established = "HTTP/1.1 200 OK\r\n\r\n";

const cases: Case[] = [
  { proxy: "says nothing", way: () => {}, says: /cannot be used \(no answer within 0.2 s\)/, isEndless: true },
  { proxy: "drips a header", way: dripping, says: /cannot be used \(no answer within 0.2 s\)/, isEndless: true },
  { proxy: "sends headers without end", way: flooding, says: /cannot be used \(HPE_HEADER_OVERFLOW\)/ },
  { proxy: "speaks something else", way: answering("SSH-2.0-x\r\n\r\n"), says: /cannot be used \(HPE_/ },
  { proxy: "closes the connection", way: (client) => client.end(), says: /cannot be used \(ECONNRESET\)/ },
  { proxy: "breaks the connection", way: (client) => client.resetAndDestroy(), says: /cannot be used \(ECONNRESET\)/ },
  {
    proxy: "closes within its headers",
    way: (client) => client.end("HTTP/1.1 200 OK\r\nx-"),
    says: /cannot be used \(ECONNRESET\)/,
  },
  {
    proxy: "answers 200 and sends bytes at once",
    way: answering(`${established}and more, which is no TLS`),
    says: /lets no TLS through to ecs.cn-hangzhou.invalid:443 \((EPROTO|ERR_SSL)/,
  },
  {
    proxy: "answers 200 and falls silent",
    way: answering(established),
    says: `lets no TLS through to ${hostname}:443 (no answer within 0.2 s)`,
    isEndless: true,
  },
  {
    proxy: "answers 200 and closes",
    way: (client) => client.end(established),
    says: `lets no TLS through to ${hostname}:443 (ECONNRESET)`,
  },
  {
    proxy: "refuses the login",
    way: refusing(407),
    says: "refuses the login that the variable holds (HTTP 407)",
    isRefusal: true,
  },
  ...[400, 403, 404, 499].map((status) => ({
    proxy: `answers ${status}`,
    way: refusing(status),
    says: `does not connect to ${hostname}:443 (HTTP ${status})`,
    isRefusal: true,
  })),
  ...[302, 408, 429, 500, 502, 503].map((status) => ({
    proxy: `answers ${status}`,
    way: refusing(status),
    says: `does not connect to ${hostname}:443 (HTTP ${status})`,
  })),
];

/** One CA for the host and for a proxy that speaks TLS. */
const ofHost = certificateFor([hostname, "localhost"]);

let proxy: LoopbackProxy;
afterEach(() => proxy.close());

describe("a proxy that", () => {
  test.each(cases)("$proxy: the call ends with a sentence, and nothing was sent", async (one) => {
    const { way, says, isEndless = false, isRefusal = false } = one;
    proxy = await startProxy(way);
    const call = callOf(`https://${hostname}`, {
      timeoutMs: isEndless ? 400 : 10_000,
      env: { HTTPS_PROXY: `http://ci:${password}@${proxy.name}` },
    });
    const error = await failureOf(call());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ problem: isRefusal ? "proxy-refusal" : "proxy", mayHaveArrived: false });
    expect((error as ConnectionError).mayPass).toBe(!isRefusal);
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(`CreateSnapshot: the proxy ${proxy.name} (HTTPS_PROXY) `);
    expect(error.message).toContain("so nothing was sent");
    const login = Buffer.from(`ci:${password}`).toString("base64");
    for (const secret of [password, login]) {
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(secret);
    }
    expect(proxy.asked).toEqual([{ target: `${hostname}:443`, login: `Basic ${login}` }]);
    await proxy.unused();
  });

  test("asks for a login that nobody gave", async () => {
    proxy = await startProxy(refusing(407));
    const error = await failureOf(callOf(`https://${hostname}`, { env: { all_proxy: proxy.name } })());
    expect(error).toMatchObject({ problem: "proxy-refusal", mayHaveArrived: false });
    expect(error.message).toMatch(
      `the proxy ${proxy.name} (all_proxy) asks for a login (HTTP 407), so nothing was sent: write it as http://user:`,
    );
    expect(proxy.asked).toEqual([{ target: `${hostname}:443`, login: "" }]);
  });

  test.each([
    ["whose certificate nobody knows", () => startProxy(() => {}, ofHost), /\(SELF_SIGNED_CERT_IN_CHAIN\)/],
    [
      "that speaks no TLS",
      () => startProxy(() => {}, undefined, "HTTP/1.1 400 No\r\n\r\n"),
      /\((EPROTO|ERR_SSL_\w+)\)/,
    ],
  ])("is an https proxy %s: it is told at once, with what to do", async (_, begin, says) => {
    proxy = await begin();
    const env = { HTTPS_PROXY: `https://${proxy.name}` };
    const error = await failureOf(callOf(`https://${hostname}`, { env })());
    expect(error).toMatchObject({ problem: "proxy-refusal", mayHaveArrived: false });
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(/nothing was sent: write http:\/\/ into HTTPS_PROXY .*NODE_EXTRA_CA_CERTS/);
    expect(proxy.asked).toEqual([]);
  });

  test("nobody runs", async () => {
    proxy = await startProxy(() => {});
    const env = { HTTPS_PROXY: `http://ci:${password}@${proxy.name}` };
    await proxy.close();
    const error = await failureOf(callOf(`https://${hostname}`, { env })());
    expect(error).toMatchObject({ problem: "proxy", mayHaveArrived: false });
    expect(error.message).toMatch(
      `the proxy ${proxy.name} (HTTPS_PROXY) cannot be used (ECONNREFUSED), so nothing was sent`,
    );
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(password);
    proxy = await startProxy(() => {});
  });

  test("has no address that can be used: nobody is called, and trying again is no use", async () => {
    proxy = await startProxy(() => {});
    const env = { HTTPS_PROXY: `socks5://ci:${password}@${proxy.name}` };
    const error = await failureOf(callOf(`https://${hostname}`, { env })());
    expect(error).toBeInstanceOf(LocalError);
    expect(error.message).toMatch(
      "CreateSnapshot: HTTPS_PROXY in the environment is no http or https address of a proxy",
    );
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(password);
    expect(proxy.asked).toEqual([]);
  });

  test("hangs gives its place to the next call once the time is up", async () => {
    proxy = await startProxy(() => {});
    const call = callOf(`https://${hostname}`, { timeoutMs: 200, env: { HTTPS_PROXY: proxy.name } });
    const ends = await Promise.allSettled(Array.from({ length: 40 }, call));
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    await proxy.unused();
  });
});
