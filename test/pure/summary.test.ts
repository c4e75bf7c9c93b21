import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { describeProgress } from "../../provider/clouds/lifecycle/progress";
import { summary } from "../../provider/dynamic/summary";

test("a run in which nothing became ready has no summary", () => {
  expect(summary({ ...newMemory(), calls: 7 })).toEqual([]);
});

test("the summary tells snapshots, lag and calls", () => {
  expect(summary({ ...newMemory(), calls: 43, lags: [1_000, 3_000] })).toEqual([
    { kind: "info", text: "2 snapshots ready, noticed 1.0 s late on average and 3.0 s at most, 43 calls" },
  ]);
});

describe("snapshots that earlier runs made and no state may know", () => {
  const where = { cloud: "alibaba", region: "cn-hangzhou" };
  const now = Date.parse("2026-11-20T12:00:00Z");
  const memoryOf = (...ages: number[]) => {
    const memory = newMemory();
    for (const [i, age] of ages.entries()) {
      memory.doubles.set(`s-${i}`, { where, id: `s-${i}`, logicalName: "db", madeAt: now - age });
    }
    return memory;
  };
  const text = (...ages: number[]) => summary(memoryOf(...ages), now)[0]?.text ?? "";

  test("are named in a warning with resource, time and age, youngest first, and the text for adopt", () => {
    expect(summary(memoryOf(90_000, 30_000), now)).toEqual([
      {
        kind: "warning",
        text:
          "earlier runs of this stack made s-1 (db, made 2026-11-20T11:59:30Z, 30 s ago), s-0 (db, made " +
          "2026-11-20T11:58:30Z, 90 s ago), and its state may not know them. To keep one declare a new resource with " +
          'adopt: "s-1"; adopt on a resource that has a snapshot would delete that one. Delete by hand what nobody needs',
      },
    ]);
  });

  test("are three at most, and a count", () => {
    const line = text(1_000, 2_000, 3_000, 4_000, 5_000);
    expect(line.match(/s-\d \(/g)).toHaveLength(3);
    expect(line).toContain(" and 2 more, and its state may not know them");
  });

  test("are none that the engine has shown to this process meanwhile", () => {
    const memory = memoryOf(1_000, 2_000);
    memory.kept.see(where, "s-0");
    expect(summary(memory, now)[0]?.text).toMatch(/made s-1 \(.*may not know it\./);
    memory.kept.return(where, "s-1");
    expect(summary(memory, now)).toEqual([]);
  });
});

const times = { now: 60_000, startedAt: 0 };
const expected = { at: 100_000, spread: 8_000 };

test("a row tells status, percent, the time left with its uncertainty, and the time gone", () => {
  const seen = { phase: "pending", status: "progressing", progress: 60 } as const;
  expect(describeProgress("s-1", seen, times, expected)).toBe(
    "s-1 progressing 60 %, about 40 s left (± 8 s), 60 s so far",
  );
});

test("a row without a forecast, and one that is done, tell no time left", () => {
  const pending = { phase: "pending", status: "creating" } as const;
  expect(describeProgress("s-1", pending, times, undefined)).toBe("s-1 creating, 60 s so far");
  const done = { phase: "complete", status: "available", progress: 100 } as const;
  expect(describeProgress("s-1", done, times, expected)).toBe("s-1 available 100 %, 60 s so far");
});
