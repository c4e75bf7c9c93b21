import { outputsOf as ecsOutputs } from "../../provider/clouds/alibaba/ecs-snapshot/record";
import { cut } from "../../provider/clouds/answers/cut";
import { inputs as bccSchema } from "../../provider/clouds/baidu/bcc-snapshot/inputs";
import { outputsOf as bccOutputs } from "../../provider/clouds/baidu/bcc-snapshot/record";
import { outputsOf as dwsOutputs } from "../../provider/clouds/huawei/dws-snapshot/record";
import { inputs as evsSchema } from "../../provider/clouds/huawei/evs-snapshot/inputs";
import { evsMarks } from "../../provider/clouds/huawei/evs-snapshot/marks";
import {
  outputsOf as evsOutputs,
  markMetadata,
  systemMetadata,
} from "../../provider/clouds/huawei/evs-snapshot/record";
import { checkInputs } from "../../provider/clouds/inputs/schema";
import { isBeyond } from "../../provider/http/shape";

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
const sizeOf = (value: unknown) => JSON.stringify(value).length;

/** An object in an object in an object … */
function nested(levels: number): unknown {
  let value: unknown = "bottom";
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
}

describe("a value that is copied whole", () => {
  test("stays as it is where it is small", () => {
    const value = { type: "dws", list: [1, "two", { three: null }], nested: nested(5), flag: false };
    expect(cut(value)).toEqual(value);
  });

  test("has eight levels, and a text in the place of the ninth", () => {
    expect(cut(nested(8))).toEqual(nested(8));
    expect(JSON.stringify(cut(nested(100_000)))).toMatch(/^(\{"a":){8}"… \(cut: nested deeper than 8 levels\)"\}{8}$/);
  });

  test("has 64 KiB, whatever makes it large, and marks where something is missing", () => {
    const wide = Object.fromEntries(times(100_000, (i) => [`key-${i}`, i]));
    const large: [unknown, RegExp][] = [
      [wide, /"…":"… \(cut: \d+ more fields\)"\}$/],
      [times(100_000, () => "text"), /"… \(cut: \d+ more items\)"\]$/],
      [times(100_000, () => []), /"… \(cut: \d+ more items\)"\]$/],
      [{ ["k".repeat(100_000)]: 1, b: 2 }, /^\{"…":"… \(cut: 2 more fields\)"\}$/],
      [times(100, () => "快".repeat(4_000)), /"… \(cut: 95 more items\)"\]$/],
      [times(50, () => wide), /"… \(cut: \d+ more fields\)"/],
    ];
    for (const [value, mark] of large) {
      const kept = cut(value);
      expect(JSON.stringify(kept)).toMatch(mark);
      expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(200_000);
      expect(cut(structuredClone(value))).toEqual(kept); // the next read shows no change
    }
  });

  test("keeps the beginning of a long text", () => {
    expect(cut({ a: "x".repeat(5_000) })).toEqual({ a: `${"x".repeat(4_096)}… (cut: 904 more characters)` });
  });

  test("says how much it was", () => {
    const list = times(20_000, (i) => `item ${i}`);
    const kept = cut(list) as string[];
    expect(kept.at(-1)).toBe(`… (cut: ${list.length - kept.length + 1} more items)`);
    expect(kept.slice(0, -1)).toEqual(list.slice(0, kept.length - 1));
  });

  test("is small in the outputs of a DWS snapshot", () => {
    const outputs = dwsOutputs({
      datastore: nested(100_000),
      fine_grained_backup_detail: { table_list: times(100_000, String) },
    });
    expect(sizeOf(outputs)).toBeLessThan(200_000);
    expect(outputs).toMatchObject({ fineGrainedBackupDetail: { tableList: expect.any(Array) } });
  });
});

describe("a map that users set", () => {
  const evsInputs = (metadata: unknown) =>
    checkInputs(evsSchema, { volumeId: "5aa119a8-d25b-45a7-8d1b-88e127885635", metadata });

  test("is never cut where the inputs allow it", () => {
    const metadata = Object.fromEntries(times(9_000, (i) => [`key-${i}`, "ü".repeat(50)]));
    expect(Buffer.byteLength(JSON.stringify(metadata))).toBeGreaterThan(1_000_000);
    expect(evsInputs(metadata).filter(({ property }) => property.startsWith("metadata"))).toEqual([]);
    expect(evsOutputs({ metadata })).toEqual({ metadata });

    const small = Object.fromEntries(times(61_680, (i) => [i.toString(36).padStart(4, "k"), "1234567"])); // 17 bytes each
    expect(evsInputs(small).filter(({ property }) => property.startsWith("metadata"))).toEqual([]);
    expect(evsOutputs({ metadata: small })).toEqual({ metadata: small });

    const tags = times(20, (i) => ({ TagKey: `${i}`.padStart(128, "快"), TagValue: "照".repeat(128) }));
    expect(Object.keys(ecsOutputs({ Tags: { Tag: tags } })["tags"] as object)).toHaveLength(20);
  });

  test("of BCC may be as large as what is shown of it, and no larger", () => {
    const check = (tags: unknown) =>
      checkInputs(bccSchema, { volumeId: "v-1", tags }).filter(({ property }) => property === "tags");
    const tags = Object.fromEntries(times(2_000, (i) => [`key-${i}`.padEnd(13, "x"), "v".repeat(13)]));
    const told = (map: Record<string, string>) => ({
      tags: Object.entries(map).map(([tagKey, tagValue]) => ({ tagKey, tagValue })),
    });
    expect(check(tags)).toEqual([]);
    expect(bccOutputs(told(tags))).toEqual({ tags });
    const larger = { ...tags, more: "v".repeat(2_000) };
    expect(check(larger)).toMatchObject([{ reason: expect.stringContaining("65536 bytes") }]);
    expect(bccOutputs(told(larger))["tags"]).toMatchObject({ "…": "… (cut: 1 more entries)" });
  });

  test("that is larger than the cloud takes keeps its first entries, and says how many more there are", () => {
    const metadata = Object.fromEntries(times(200_000, (i) => [`key-${i}`, "v"]));
    const { metadata: kept } = evsOutputs({ metadata }) as { metadata: Record<string, string> };
    const count = Object.keys(kept).length - 1;
    expect(count).toBeLessThan(100_000);
    expect(kept["…"]).toBe(`… (cut: ${200_000 - count} more entries)`);
    const tags = times(10_000, (i) => ({ TagKey: `key-${i}`, TagValue: "v" }));
    expect(ecsOutputs({ Tags: { Tag: tags } })["tags"]).toHaveProperty("…");
  });

  test("shows marks and the cloud's own keys wherever they stand", () => {
    const mark = {
      stack: "0".repeat(8),
      backend: "000000",
      urn: "u".repeat(8),
      inputs: "i".repeat(8),
      token: "t".repeat(12),
      making: true,
    };
    const metadata = {
      ...Object.fromEntries(times(200_000, (i) => [`key-${i}`, "v"])),
      ...markMetadata(mark),
      __system__a: "1",
    };
    expect(evsMarks.of({ metadata })).toEqual(mark);
    expect(systemMetadata({ metadata })).toEqual({ __system__a: "1" });
  });
});

test.each([
  ["[[[]]]", 3],
  ['{"a":[{"b":1}],"c":[[1]]}', 3],
  [String.raw`["[[[\"[[[", {"a\\":"{{{"}]`, 2],
  ['"[[["', 0],
  ["[[[", 3],
])("%s has %d levels", (text, levels) => {
  const isDeeper = (than: number) => isBeyond(text, { levels: than, values: Number.POSITIVE_INFINITY });
  expect([isDeeper(levels - 1), isDeeper(levels)]).toEqual([levels > 0, false]);
});
