import { TokenAuthenticator } from "../../provider/clouds/huawei/authenticator";
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
