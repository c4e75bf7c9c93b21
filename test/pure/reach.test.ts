import { concurrencyLimit } from "../../provider/http/concurrency-limit";
import { ConnectionError } from "../../provider/http/connection-error";
import { isFinal, TransportError } from "../../provider/http/errors";
import { knowingReach } from "../../provider/http/reach";
import { type HttpRequest, type HttpResponse, httpTransport, type Transport } from "../../provider/http/transport";
import { VirtualClock } from "../support/virtual-clock";

const request: HttpRequest = {
  operation: "ListSnapshots",
  method: "GET",
  endpoint: { service: "ECS", origin: "https://ecs.invalid", host: "ecs.invalid", region: "cn-hangzhou" },
  url: "https://ecs.invalid/",
  headers: {},
};

const unreachable = () => new ConnectionError("ListSnapshots", "unknown-host", "the host name cannot be resolved");

test("whoever waits in line while a host proves unreachable does not try it again; whoever comes later does", async () => {
  const clock = new VirtualClock();
  const inSlot = concurrencyLimit(2);
  let attempts = 0;
  const send: Transport = ({ unless }) =>
    inSlot(async () => {
      const refusal = unless?.();
      if (refusal) throw refusal;
      attempts++;
      await clock.sleep(10_000);
      throw unreachable();
    });
  const reach = knowingReach(send, clock);
  const begun = clock.now();
  const ends = await clock.run(Promise.allSettled(Array.from({ length: 100 }, () => reach(request))));
  expect(clock.now() - begun).toBe(30_000);
  const tried = attempts;
  expect(tried).toBeLessThanOrEqual(6); // those whose turn came in the moment of the final error were under way
  const finals = ends.filter((end) => end.status === "rejected" && isFinal(end.reason));
  expect(finals).toHaveLength(98); // the first two were not yet sure
  await clock.run(clock.sleep(1_000));
  await expect(clock.run(reach(request))).rejects.toThrow("cannot be resolved");
  expect(attempts).toBe(tried + 1);
});

/** Whether each of several failures is final, with so much time from the end of one to the beginning of the next. */
async function failing(tookMs: number, ...pauses: number[]): Promise<boolean[]> {
  const clock = new VirtualClock();
  const send: Transport = async () => {
    await clock.sleep(tookMs);
    throw unreachable();
  };
  const reach = knowingReach(send, clock);
  const finals: boolean[] = [];
  for (const pause of [0, ...pauses]) {
    await clock.run(clock.sleep(pause));
    finals.push(isFinal(await clock.run(reach(request).catch((error: unknown) => error))));
  }
  return finals;
}

test("a host that was never reached is given 20 s, from the beginning of its first failure on", async () => {
  expect(await failing(19_999)).toEqual([false]);
  expect(await failing(20_000)).toEqual([true]);
  expect(await failing(5_000, 5_000, 4_999)).toEqual([false, false, true]);
  expect(await failing(5_000, 4_000, 999)).toEqual([false, false, false]);
});

test("failures that are a minute apart are not one story", async () => {
  expect(await failing(1_000, 59_999)).toEqual([false, true]);
  expect(await failing(1_000, 60_000)).toEqual([false, false]);
});

test("a request whose turn has come is asked whether it is still to be sent", async () => {
  const send = httpTransport({ env: {}, lookup: (() => {}) as never });
  await expect(send({ ...request, unless: () => unreachable() })).rejects.toThrow("cannot be resolved");
});

describe("an answer of a host that has never answered as a cloud", () => {
  const answering = (...answers: Partial<HttpResponse>[]) => {
    const all = answers.map((answer): HttpResponse => ({ status: 200, headers: {}, body: "", ...answer }));
    return knowingReach(async () => all.shift() as HttpResponse, new VirtualClock());
  };
  const page = { body: "<html>forbidden</html>", headers: { "content-type": "text/html" } };

  test.each([400, 403, 404, 405, 499])("%d with a page is a stranger's, and final", async (status) => {
    const error = await answering({ status, ...page })(request).catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(TransportError);
    expect(isFinal(error)).toBe(true);
    expect((error as Error).message).toMatch(
      new RegExp(
        `HTTP ${status} with an answer that is no cloud's \\(text/html\\): .* answers for ecs.invalid. Check the region`,
      ),
    );
    expect((error as Error).message).not.toContain("forbidden");
  });

  test.each([
    ["JSON", { status: 403, body: '{"Code":"Forbidden"}' }],
    ["JSON in base64", { status: 403, body: Buffer.from('{"error_code":"x"}').toString("base64") }],
    ["a page that asks to come back", { status: 429, ...page }],
    ["a gateway's outage", { status: 503, ...page }],
    ["the first of its kind", { status: 500, ...page }],
    ["a slow client", { status: 408, ...page }],
    ["a redirect", { status: 399, ...page }],
    ["a refused sign-in", { status: 401, body: "" }],
    ["JSON after blanks", { status: 403, body: `${" ".repeat(199)}{}` }],
  ])("%s is handed on", async (_, answer) => {
    await expect(answering(answer)(request)).resolves.toMatchObject(answer);
  });

  test.each([
    ["nothing", ""],
    ["blanks", " \n"],
    ["blanks without end", `${" ".repeat(200)}{}`],
  ])("a refusal of %s is a stranger's too", async (_, body) => {
    expect(isFinal(await answering({ status: 400, body })(request).catch((error: unknown) => error))).toBe(true);
  });

  test.each([
    ["an answer without a body", { status: 204 }],
    ["an error of the cloud", { status: 500, body: '{"Code":"x"}' }],
  ])("%s proves that the cloud is there", async (_, first) => {
    const reach = answering(first, { status: 403, ...page });
    await reach(request);
    await expect(reach(request)).resolves.toMatchObject({ status: 403 });
  });

  test("a page is an outage once the cloud has answered", async () => {
    const reach = answering({ body: "{}" }, { status: 403, ...page });
    await reach(request);
    await expect(reach(request)).resolves.toMatchObject({ status: 403 });
  });
});
