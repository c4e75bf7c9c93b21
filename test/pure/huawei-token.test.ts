import { TokenAuthenticator } from "../../provider/clouds/huawei/authenticator";
import { authenticatorFor } from "../../provider/clouds/huawei/iam";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { TransportError } from "../../provider/http/errors";
import { VirtualClock } from "../support/virtual-clock";

const request = { method: "GET", url: new URL("https://evs.example.com/"), query: "", body: "", headers: {} } as const;
const hour = 3_600_000;

test("calls that meet an expired token share one new one, and a renewal that failed is tried again", async () => {
  const clock = new VirtualClock();
  let fetched = 0;
  let isDown = false;
  const auth = new TokenAuthenticator(async () => {
    fetched++;
    if (isDown) throw new TransportError("CreateToken", "IAM is down");
    return { value: `token-${fetched}`, expiresAt: clock.wall() + hour };
  }, clock);
  const tokens = async () => {
    const five = await Promise.allSettled(Array.from({ length: 5 }, () => auth.authorize(request)));
    return new Set(
      five.map((each) => (each.status === "fulfilled" ? each.value["x-auth-token"] : each.reason.message)),
    );
  };
  expect(await tokens()).toEqual(new Set(["token-1"]));
  await clock.run(clock.sleep(2 * hour));
  expect(await tokens()).toEqual(new Set(["token-2"]));
  await clock.run(clock.sleep(2 * hour));
  isDown = true;
  expect(await tokens()).toEqual(new Set(["CreateToken: IAM is down"]));
  isDown = false;
  expect((await tokens()).size).toBe(1);
});

test("a token lives by the machine's wall clock, in which its end is told", async () => {
  const clock = new VirtualClock();
  let fetched = 0;
  const auth = new TokenAuthenticator(
    async () => ({ value: `token-${++fetched}`, expiresAt: clock.wall() + hour }),
    clock,
  );
  clock.wallShift = -2 * hour;
  await auth.authorize(request);
  clock.wallShift = 0;
  expect(await auth.authorize(request)).toMatchObject({ "x-auth-token": "token-2" });
  expect(await auth.authorize(request)).toMatchObject({ "x-auth-token": "token-2" });
});

test.each([
  ["a day", 24 * hour, 5 * 60_000],
  ["two minutes", 120_000, 24_000],
])("a token of %s is renewed shortly before its end, not with every call", async (_, life, before) => {
  const clock = new VirtualClock();
  let fetched = 0;
  const auth = new TokenAuthenticator(
    async () => ({ value: `token-${++fetched}`, expiresAt: clock.wall() + life }),
    clock,
  );
  await auth.authorize(request);
  await clock.run(clock.sleep(life - before - 1_000));
  await auth.authorize(request);
  expect(fetched).toBe(1);
  await clock.run(clock.sleep(2_000));
  await auth.authorize(request);
  expect(fetched).toBe(2);
});

test("a token that is over by a clock that is ahead is used until it is refused", async () => {
  const clock = new VirtualClock();
  let fetched = 0;
  const auth = new TokenAuthenticator(
    async () => ({ value: `token-${++fetched}`, expiresAt: clock.wall() - 1 }),
    clock,
  );
  await auth.authorize(request);
  await auth.authorize(request);
  expect(fetched).toBe(1);
});

describe("the end of a token as IAM tells it", () => {
  const iam = { service: "IAM", origin: "https://iam.invalid", host: "iam.invalid", region: "cn-north-4" };
  const user = { name: "ci", password: "a long password", domain: "company" };

  /** What is sent with a token whose answer has this body. */
  const sentAfter = (body: unknown) => {
    const clock = new VirtualClock();
    const headers = { "x-subject-token": "a-token-of-iam" };
    const transport = async () => ({ status: 201, headers, body: JSON.stringify(body) });
    const runtime = { clock, transport, env: {}, memory: newMemory() };
    return authenticatorFor({ user }, { name: "cn-north-4" }, iam, runtime).authorize(request);
  };

  test("is a time", async () => {
    const sent = await sentAfter({ token: { expires_at: "2099-01-04T09:08:49.965000Z" } });
    expect(sent).toMatchObject({ "x-auth-token": "a-token-of-iam" });
  });

  const odd: unknown[] = [
    "",
    "soon",
    "7",
    7,
    true,
    null,
    {},
    ["2099-01-04T09:08:49.965000Z"],
    { toString: 1, valueOf: 1 },
  ];
  test.each([...odd.map((end) => ({ token: { expires_at: end } })), ...[{}, { token: null }, { token: "text" }]])(
    "is nothing in %j",
    async (body) => {
      await expect(sentAfter(body)).rejects.toThrow("CreateToken: the answer holds no token");
    },
  );
});
