import { historyOf } from "../../provider/clouds/huawei/dws-snapshot/history";

const record = (cluster: string, seconds: number, status = "AVAILABLE") => ({
  cluster_id: cluster,
  status,
  started: "2026-11-20T12:00:00",
  finished: new Date(Date.parse("2026-11-20T12:00:00Z") + seconds * 1_000).toISOString(),
});

test("the median of a cluster's finished snapshots, and nothing of others", () => {
  const records = [
    record("a", 100),
    record("a", 900),
    record("a", 300),
    record("b", 50),
    record("c", 10, "UNAVAILABLE"),
  ];
  expect(historyOf(records)).toEqual(
    new Map([
      ["a", 300],
      ["b", 50],
    ]),
  );
});

test("a list of four times as many records takes about four times as long", () => {
  const fastest = (count: number) => {
    const records = Array.from({ length: count }, (_, i) => record("a", 1 + (i % 900)));
    const runs = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      historyOf(records);
      return performance.now() - begun;
    });
    return Math.min(...runs);
  };
  expect(fastest(20_000) / fastest(5_000)).toBeLessThan(9); // 4 is linear, 16 the square
});

test("records without beginning or end teach nothing", () => {
  expect(historyOf([{ cluster_id: "a", status: "AVAILABLE", finished: null }, {}])).toEqual(new Map());
});
