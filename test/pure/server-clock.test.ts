import { ServerClock } from "../../provider/time/server-clock";
import { VirtualClock } from "../support/virtual-clock";

const hour = 3_600_000;
const httpDate = (at: number) => new Date(at).toUTCString();

function setUp() {
  const clock = new VirtualClock();
  return { clock, time: new ServerClock(clock) };
}

test("until an answer has told, the cloud's time is the machine's", () => {
  const { clock, time } = setUp();
  clock.wallShift = hour;
  expect(time.cloudNow()).toBe(clock.now() + hour);
});

test("the cloud's time is what the last answer told, and goes on however the machine's clock is set", async () => {
  const { clock, time } = setUp();
  const begun = clock.now();
  clock.wallShift = 3 * hour;
  time.hear(httpDate(begun + 2 * hour));
  time.hear(httpDate(begun - hour));
  clock.wallShift = 5 * hour;
  await clock.run(clock.sleep(10_000));
  expect(time.cloudNow()).toBe(begun - hour + 10_000);
});

test.each([undefined, "", "soon", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"])(
  "the date %p is not heard",
  (date) => {
    const { clock, time } = setUp();
    time.hear(date);
    expect(time.cloudNow()).toBe(clock.now());
    time.hear(httpDate(clock.now() + hour));
    time.hear(date);
    expect(time.cloudNow()).toBe(clock.now() + hour);
  },
);

test("hearing dates moves no signature, and learning from a refusal moves no other date", () => {
  const { clock, time } = setUp();
  time.hear(httpDate(clock.now() + hour));
  expect(time.now().getTime()).toBe(clock.wall());
  expect(time.learn(httpDate(clock.now() - hour))).toBe(true);
  expect(time.now().getTime()).toBe(clock.wall() - hour);
  expect(time.cloudNow()).toBe(clock.now() + hour);
});

test("signatures follow the machine's wall clock", () => {
  const { clock, time } = setUp();
  clock.wallShift = -hour;
  expect(time.now().getTime()).toBe(clock.now() - hour);
  expect(time.learn(httpDate(clock.now()))).toBe(true);
  expect(time.now().getTime()).toBe(clock.now());
});

test.each([1, -1])("a date that is far off (%d) moves signatures by a day and no further", (sign) => {
  const { clock, time } = setUp();
  const far = httpDate(clock.wall() + sign * 400 * 24 * hour);
  expect(time.learn(far)).toBe(true);
  expect(time.now().getTime()).toBe(clock.wall() + sign * 24 * hour);
});
