import { listedRecords } from "../../provider/clouds/answers/records";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { TransportError } from "../../provider/http/errors";
import { objectIn } from "../../provider/http/json";
import { dwsLookups } from "../../provider/lookups/huawei-dws";
import { systemClock } from "../../provider/time/clock";

test("ten thousand levels are read, one more is no answer", () => {
  const nested = (levels: number) => `{"a":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;
  expect(objectIn(nested(10_000))).toHaveProperty("a");
  expect(objectIn(nested(10_001))).toBeUndefined();
});

test("two hundred thousand values are read, one more is no answer; commas in strings are none", () => {
  const listed = (count: number) =>
    `{"a":[${Array(count - 2)
      .fill("1")
      .join()}],"b":",,,\\",,,"}`;
  expect(objectIn(listed(200_000 - 1))).toHaveProperty("a");
  expect(objectIn(listed(200_000))).toHaveProperty("a");
  expect(objectIn(listed(200_001))).toBeUndefined();
  expect(objectIn(`{"a":"${",".repeat(300_000)}"}`)).toHaveProperty("a");
  expect(objectIn(`{"a":[${Array(200_000).fill("{}").join()}]}`)).toBeUndefined();
});

test("a list of twenty thousand records is read, one more is no list of snapshots", () => {
  const list = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `s-${i}` }));
  expect(listedRecords("List", list(20_000), "id")).toHaveLength(20_000);
  expect(() => listedRecords("List", list(20_001), "id")).toThrow(TransportError);
});

test("a look-up of many snapshots lets others have their turn", async () => {
  const snapshots = Array.from({ length: 9_000 }, (_, i) => ({ id: `s-${i}`, status: "AVAILABLE" }));
  let turns = 0;
  let before = 0;
  const env = {
    HW_ACCESS_KEY: "testAk",
    HW_SECRET_KEY: "testSk-of-the-test",
    HW_REGION_NAME: "cn-north-4",
    HW_PROJECT_ID: "0605768a3300d5762f82c01180692873",
  };
  const transport = async () => {
    before = turns;
    return { status: 200, headers: {}, body: JSON.stringify({ snapshots }) };
  };
  const work = dwsLookups({ clock: systemClock, env, memory: newMemory(), transport }).many({});
  let isOver = false;
  const turn = () => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const found = await work;
  isOver = true;
  expect(found).toHaveLength(9_000);
  expect(turns - before).toBeGreaterThanOrEqual(4);
});
