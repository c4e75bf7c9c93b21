import { describeProgress, describeReady } from "../../provider/clouds/lifecycle/await-ready";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { summary } from "../../provider/dynamic/summary";

test("a run in which nothing became ready has no summary", () => {
  expect(summary({ ...newMemory(), calls: 7 })).toEqual([]);
});

test("the summary tells snapshots, lag and calls", () => {
  const noticed = Array.from({ length: 4 }, (_, i) => ({ logicalName: `db-${i}`, lagMs: 1_000 * (i + 1) }));
  expect(summary({ ...newMemory(), calls: 43, noticed })).toEqual([
    { kind: "info", text: "4 snapshots ready, noticed 1.3 s late on average and 4.0 s at most, 43 calls" },
  ]);
});

test("a summary of up to three names them", () => {
  const noticed = ["db", "files"].map((logicalName) => ({ logicalName, lagMs: 1_000 }));
  const text = (...lines: typeof noticed) => summary({ ...newMemory(), calls: 9, noticed: lines })[0]?.text;
  expect(text(...noticed)).toBe(
    "2 snapshots ready (db, files), noticed 0.5 s late on average and 1.0 s at most, 9 calls",
  );
  expect(text({ logicalName: "", lagMs: 1_000 })).toMatch(/^1 snapshot ready, noticed/);
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
          "2026-11-20T11:58:30Z, 90 s ago), and its state may not know them, or still has to " +
          "delete it after a replacement that failed. To keep one declare a new resource with " +
          'adopt: "s-1"; adopt on a resource that has a snapshot would delete that one. Delete by hand what nobody needs',
      },
    ]);
  });

  test("are twenty at most, and a count: nobody can look after what is only counted", () => {
    const ages = Array.from({ length: 22 }, (_, i) => i * 1_000);
    expect(text(...ages.slice(2)).match(/s-\d+ \(/g)).toHaveLength(20);
    expect(text(...ages.slice(2))).not.toContain(" more");
    const line = text(...ages);
    expect(line.match(/s-\d+ \(/g)).toHaveLength(20);
    expect(line).toContain(" and 2 more, and its state may not know them");
  });

  test("are none that the engine has shown to this process meanwhile", () => {
    const memory = memoryOf(1_000, 2_000);
    memory.kept.see(where, "s-0");
    expect(summary(memory, now)[0]?.text).toMatch(/made s-1 \(.*may not know it, or still has to delete it/);
    memory.kept.return(where, "s-1");
    expect(summary(memory, now)).toEqual([]);
  });
});

const expected = { at: 100_000, spread: 8_000 };

test("a row tells percent and the time left first", () => {
  const seen = { phase: "pending", status: "progressing", progress: 60 } as const;
  expect(describeProgress(seen, 60_000, expected)).toBe("60 %, about 40 s left");
  expect(describeProgress(seen, 60_000, undefined)).toBe("60 %");
  expect(describeProgress(seen, 100_000, expected)).toBe("60 %");
});

test("where the cloud tells no percent, and where it is done, the row tells its status", () => {
  expect(describeProgress({ phase: "pending", status: "creating" }, 60_000, undefined)).toBe("creating");
  expect(describeProgress({ phase: "usable", status: "progressing", progress: 30 }, 60_000, expected)).toBe(
    "usable, 30 %, about 40 s left",
  );
  expect(describeProgress({ phase: "complete", status: "available", progress: 100 }, 60_000, expected)).toBe(
    "available",
  );
});

test("the last row tells how long it took, and how late that was noticed", () => {
  expect(describeReady(61_000, 1_040)).toBe("ready after 61 s, noticed 1.0 s late at most");
  expect(describeReady(61_000, 60_000)).toContain("noticed 60.0 s late");
});
