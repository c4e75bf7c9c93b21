import { outputsOf as ecsOutputs } from "../../provider/clouds/alibaba/ecs-snapshot/record";
import { textOf } from "../../provider/clouds/answers/texts";
import { bccMarks } from "../../provider/clouds/baidu/bcc-snapshot/marks";
import { outputsOf as bccOutputs } from "../../provider/clouds/baidu/bcc-snapshot/record";
import * as dws from "../../provider/clouds/huawei/dws-snapshot/classify";
import { dwsMarks } from "../../provider/clouds/huawei/dws-snapshot/marks";
import { outputsOf as dwsOutputs, isAutomated } from "../../provider/clouds/huawei/dws-snapshot/record";
import { errorIn } from "../../provider/clouds/huawei/error-body";
import { outputsOf as evsOutputs } from "../../provider/clouds/huawei/evs-snapshot/record";

/** A list in a list in a list …: its text is nowhere to be had, and asking for it fills the stack. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** Values of a JSON answer that String() and Number() throw for. */
const textless: [string, unknown][] = [
  ["a list of a hundred thousand levels", nested(100_000)],
  ["an object with a member toString", JSON.parse('{"toString":1,"valueOf":1}')],
];

test.each(["constructor", "", 7, null, undefined, {}])("a tag with the key %j", (key) => {
  const isKey = key === "constructor";
  const tags = isKey ? { tags: { constructor: "v" } } : {};
  expect(ecsOutputs({ Tags: { Tag: [{ TagKey: key, TagValue: "v" }] } })).toEqual(tags);
  expect(bccOutputs({ tags: [{ tagKey: key, tagValue: "v" }] })).toEqual(tags);
});

test("what is no tag or no map of metadata at all gives none", () => {
  for (const odd of [null, 7, "text", []]) {
    expect(ecsOutputs({ Tags: { Tag: [odd] } })).toEqual({});
    expect(ecsOutputs({ Tags: odd })).toEqual({});
    expect(bccOutputs({ tags: [odd] })).toEqual({});
  }
  expect(evsOutputs({ metadata: ["a", "b"] })).toEqual({});
  expect(evsOutputs({ metadata: { "": "no key", a: null, b: 7, c: true } })).toEqual({
    metadata: { a: "", b: "7", c: "true" },
  });
});

test("texts, numbers and truth values have a text", () => {
  expect(["a", 7, true, null, undefined, {}, ["a"]].map(textOf)).toEqual(["a", "7", "true", "", "", "", ""]);
  const tags = ecsOutputs({ Tags: { Tag: [{ TagKey: "__proto__", TagValue: "own" }] } })["tags"];
  expect(Object.entries(tags as object)).toEqual([["__proto__", "own"]]);
});

describe.each(textless)("%s in the place of a text", (_, odd) => {
  test("is no tag, no metadata and no description", () => {
    expect(ecsOutputs({ Tags: { Tag: [{ TagKey: "a", TagValue: odd }] } })).toEqual({ tags: { a: "" } });
    expect(bccOutputs({ desc: odd, tags: [{ tagKey: "a", tagValue: odd }] })).toEqual({ tags: { a: "" } });
    expect(evsOutputs({ metadata: { a: odd } })).toEqual({ metadata: { a: "" } });
    expect(dwsOutputs({ type: odd, description: odd, bak_expected_start_time: odd })).toEqual({});
  });

  test("is no mark, no type and no status that is known", () => {
    expect(bccMarks.of({ desc: odd })).toBeUndefined();
    expect(dwsMarks.of({ description: odd })).toBeUndefined();
    expect(isAutomated({ type: odd })).toBe(false);
    expect(dws.classify({ status: odd })).toMatchObject({ phase: "unknown", status: "unknown" });
    expect(dws.recordedPhase(odd)).toBe("unknown");
  });

  test("is an error without words", () => {
    expect(errorIn({ error_code: "DWS.0001", error_msg: odd }, false)).toEqual({ code: "DWS.0001", message: "" });
    expect(errorIn({ error: { code: odd, message: odd } }, false)).toEqual({ code: "HTTP.", message: "" });
  });
});
