import { send } from "./signing-client";
import { withSimulator } from "./with-simulator";

const json = { "content-type": "application/json" };
const plan = '{"kind":"html"}';

test.each([
  ["a host of its own", { host: "evil.example" }, "the Host header must be 127.0.0.1:"],
  ["its own host with our port", { host: "evil.example:PORT" }, "the Host header must be "],
  ["our host with another port", { host: "127.0.0.1:1" }, "the Host header must be "],
  ["an origin", { origin: "https://evil.example" }, "web pages are not served: "],
  ["an origin that is hidden", { origin: "null" }, "web pages are not served: "],
] as const)("%s is refused with 403", (_, headers, reason) =>
  withSimulator(async ({ simulator }) => {
    const { port } = new URL(simulator.info.endpoints.control);
    const given = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.replace("PORT", port)]));
    for (const [method, path, body] of [
      ["POST", "/faults", plan],
      ["GET", "/iam/tokens", ""],
    ] as const) {
      const url = `${simulator.info.endpoints.control}${path}`;
      const { status, text } = await send(url, method, { ...json, ...given }, body);
      expect([status, JSON.parse(text)]).toEqual([403, { error: expect.stringContaining(reason) }]);
    }
  }),
);

test.each([
  ["no type", {}],
  ["a form's type", { "content-type": "application/x-www-form-urlencoded" }],
  ["plain text that names JSON", { "content-type": "text/plain; application/json" }],
] as const)("a body with %s is refused with 415 and changes nothing", (_, headers) =>
  withSimulator(async ({ simulator, call }) => {
    const answer = await send(`${simulator.info.endpoints.control}/faults`, "POST", headers, plan);
    expect([answer.status, answer.headers["content-type"], JSON.parse(answer.text)]).toEqual([
      415,
      "application/json",
      { error: "the content type of a body must be application/json" },
    ]);
    expect((await call("DescribeSnapshots", { RegionId: "cn-hangzhou" })).status).toBe(200);
  }),
);

test("a body whose length is not said is still a body", () =>
  withSimulator(async ({ simulator }) => {
    const { body } = new Response(plan);
    const options: RequestInit = { method: "POST", headers: { "content-type": "text/plain" }, body, duplex: "half" };
    expect((await fetch(`${simulator.info.endpoints.control}/faults`, options)).status).toBe(415);
  }));

test.each(["127.0.0.1", "localhost", "[::1]"])("a program is served that calls it %s", (name) =>
  withSimulator(async ({ simulator }) => {
    const { port } = new URL(simulator.info.endpoints.control);
    const headers = { host: `${name}:${port}`, "content-type": "Application/JSON; charset=utf-8" };
    expect((await send(`${simulator.info.endpoints.control}/faults`, "POST", headers, plan)).status).toBe(200);
  }),
);

test("a route without a body needs no content type", () =>
  withSimulator(async ({ simulator }) => {
    expect((await send(`${simulator.info.endpoints.control}/reset`, "POST", {}, "")).status).toBe(200);
  }));
