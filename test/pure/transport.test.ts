import { LocalError, TransportError } from "../../provider/http/errors";
import { BrokenExchange, type Exchange } from "../../provider/http/exchange";
import { type HttpRequest, httpTransport, type TransportOptions } from "../../provider/http/transport";
import { VirtualClock } from "../support/virtual-clock";

const at = (origin: string): HttpRequest => {
  const { host } = new URL(origin);
  const endpoint = { service: "ECS", origin, host, region: "cn-hangzhou" };
  return { operation: "Call", method: "GET", endpoint, url: `${origin}/`, headers: {} };
};
const request = at("https://ecs.invalid");
const answer = { status: 200, headers: {}, body: "{}" };

/** Ends when its signal is aborted, as an exchange on the wire does. */
const hanging: Exchange = ({ signal }) =>
  new Promise((_, reject) => {
    const broken = () => reject(new BrokenExchange({ code: "ABORT_ERR", isOut: true, cause: signal.reason }));
    if (signal.aborted) broken();
    signal.addEventListener("abort", broken);
  });

function start(exchange: Exchange, options: TransportOptions = {}) {
  const clock = new VirtualClock();
  const begun = clock.now();
  const send = httpTransport({ clock, exchange, ...options });
  return { clock, send, elapsed: () => clock.now() - begun };
}

const errorOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

test("a request without an answer is given up after 30 s, or after the time that it is given", async () => {
  for (const [options, ms] of [
    [{}, 30_000],
    [{ timeoutMs: 5_000 }, 5_000],
  ] as const) {
    const { clock, send, elapsed } = start(hanging, options);
    const error = await clock.run(errorOf(send(request)));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ message: "Call: no answer from ecs.invalid (ETIMEDOUT)", mayHaveArrived: true });
    expect(elapsed()).toBe(ms);
  }
});

test("an exchange that breaks by itself keeps its code", async () => {
  const { send } = start(() =>
    Promise.reject(new BrokenExchange({ code: "ECONNRESET", isOut: true, cause: undefined })),
  );
  await expect(send(request)).rejects.toThrow("Call: no answer from ecs.invalid (ECONNRESET)");
});

test("an error that is none of the exchange's stays as it is", async () => {
  const error = new LocalError("Call", "refused");
  await expect(start(() => Promise.reject(error)).send(request)).rejects.toBe(error);
});

test("no timer is left behind, whatever the end", async () => {
  for (const exchange of [async () => answer, () => Promise.reject(new LocalError("Call", "no"))]) {
    const { clock, send } = start(exchange);
    await errorOf(send(request));
    await Promise.resolve();
    expect(clock.pendingTimers).toBe(0);
  }
});

test("whoever is aborted gets its reason; what makes something is not aborted", async () => {
  const stop = new AbortController();
  const { clock, send, elapsed } = start(hanging);
  const plain = errorOf(send({ ...request, signal: stop.signal }));
  const making = errorOf(send({ ...request, makes: true, signal: stop.signal }));
  void clock.sleep(1_000).then(() => stop.abort(new Error("cancelled")));
  expect(await clock.run(plain)).toEqual(new Error("cancelled"));
  expect(elapsed()).toBe(1_000);
  expect(await clock.run(making)).toMatchObject({ message: expect.stringContaining("ETIMEDOUT") });
});

test("whoever is aborted before is not sent, whatever it makes", async () => {
  let sent = 0;
  const { send } = start(async () => {
    sent++;
    return answer;
  });
  const signal = AbortSignal.abort(new Error("cancelled"));
  for (const makes of [true, false]) await expect(send({ ...request, makes, signal })).rejects.toThrow("cancelled");
  expect(sent).toBe(0);
});

test("an answer ends as soon as more than 4 MiB have come", async () => {
  const received =
    (bytes: number): Exchange =>
    async (sending) => {
      sending.onReceived(bytes);
      return sending.signal.aborted ? hanging(sending) : answer;
    };
  const most = 4 * 1024 * 1024;
  await expect(start(received(most)).send(request)).resolves.toEqual(answer);
  await expect(start(received(most + 1)).send(request)).rejects.toThrow("the answer is larger than 4 MiB");
});

test("sixteen requests to a host are under way at a time, and other hosts do not wait", async () => {
  const under: Record<string, number> = {};
  const { clock, send } = start(async ({ url }) => {
    under[url.host] = (under[url.host] ?? 0) + 1;
    await clock.sleep(1_000);
    return answer;
  });
  const all = Array.from({ length: 20 }, () => send(request)).concat(send(at("https://evs.invalid")));
  await clock.run(clock.sleep(500));
  expect(under).toEqual({ "ecs.invalid": 16, "evs.invalid": 1 });
  await clock.run(Promise.all(all));
  expect(under).toEqual({ "ecs.invalid": 20, "evs.invalid": 1 });
});

test.each([
  ["https://ecs.invalid", true],
  ["http://localhost:1", true],
  ["http://127.0.0.1:1", true],
  ["http://127.9.9.9:1", true],
  ["http://[::1]:1", true],
  ["http://ecs.invalid", false],
  ["http://127.0.0.1.invalid", false],
  ["http://localhost.invalid", false],
  ["ftp://localhost:1", false],
])("%s: may be sent to: %p", async (origin, isAllowed) => {
  const end = await errorOf(start(async () => answer).send(at(origin)));
  expect(end instanceof LocalError).toBe(!isAllowed);
});
