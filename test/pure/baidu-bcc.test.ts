import { classify, phaseOf } from "../../provider/clouds/baidu/bcc-snapshot/classify";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { type Page, pages } from "../../provider/clouds/baidu/bcc-snapshot/operations";
import { outputsOf } from "../../provider/clouds/baidu/bcc-snapshot/record";
import { credentialsFrom } from "../../provider/clouds/baidu/credentials";
import { bcc } from "../../provider/clouds/baidu/endpoint";
import { errorKind } from "../../provider/clouds/baidu/error-codes";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { check as checkLifecycle, failuresOf } from "../../provider/clouds/lifecycle/check";
import { diff } from "../../provider/clouds/lifecycle/diff";
import { endpointOf } from "../../provider/clouds/place/endpoint";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { toldFailures } from "../support/failures";

type Properties = Record<string, unknown>;
const kind = bccSnapshots({ ...systemRuntime, env: { BAIDUCLOUD_REGION: "bj" } });
const check = (inputs: Properties, olds: Properties = {}) => failuresOf(kind, inputs, olds);

test.each<[string, Properties]>([
  ["a CDS disk", { volumeId: "v-IgJOjBWj" }],
  ["a system disk", { instanceId: "i-Wuo2ND83" }],
  ["a disk that is not known yet", { volumeId: unknownInput }],
  [
    "all the rest",
    {
      volumeId: "v-1",
      snapshotName: "快照 a/b_c-d.e",
      desc: "每日, a:b/c=d。",
      tags: { a: "" },
      retentionInDays: 10_000,
      region: "sin",
    },
  ],
])("accepts %s", (_, inputs) => {
  expect(check(inputs)).toEqual([]);
});

test.each<[string, Properties, string, RegExp]>([
  ["no source", {}, "volumeId", /either volumeId.*or instanceId/],
  ["two sources", { volumeId: "v-1", instanceId: "i-1" }, "instanceId", /either/],
  ["an instance as disk", { volumeId: "i-1" }, "volumeId", /v-….*instanceId/],
  ["a disk as instance", { instanceId: "v-1" }, "instanceId", /i-….*volumeId/],
  ["66 characters", { volumeId: "v-1", snapshotName: "a".repeat(66) }, "snapshotName", /1 to 65/],
  ["a digit first", { volumeId: "v-1", snapshotName: "1a" }, "snapshotName", /begin with a letter/],
  ["a comma in the name", { volumeId: "v-1", snapshotName: "a,b" }, "snapshotName", /may hold/],
  ["an exclamation mark", { volumeId: "v-1", desc: "a!" }, "desc", /may hold/],
  ["retention for 0 days", { volumeId: "v-1", retentionInDays: 0 }, "retentionInDays", /1 to 10000/],
  ["a number as tag", { volumeId: "v-1", tags: { a: 1 } }, "tags.a", /string/],
  ["a region of nobody's", { volumeId: "v-1", region: "cn-beijing" }, "region", /bj, gz, su/],
  ["usable, which Baidu does not have", { volumeId: "v-1", waitFor: "usable" }, "waitFor", /"complete", "none"/],
])("refuses %s", (_, inputs, property, reason) => {
  expect(check(inputs)).toContainEqual({ property, reason: expect.stringMatching(reason) });
});

test("a retention can change both ways, but not be taken away", () => {
  const olds = { volumeId: "v-1", retentionInDays: 14 };
  expect(check({ volumeId: "v-1", retentionInDays: 7 }, olds)).toEqual([]);
  expect(toldFailures(check({ volumeId: "v-1" }, olds))).toEqual([
    { property: "retentionInDays", reason: expect.stringMatching(/not removed.*ignoreChanges.*pulumi up --replace$/) },
  ]);
  for (const change of [{ volumeId: "v-2" }, { volumeId: "v-1", region: "gz" }, { volumeId: "v-1", triggers: ["1"] }])
    expect(check(change, olds)).toEqual([]);
  expect(check({ volumeId: "v-1", desc: "new" }, olds)).toHaveLength(1);
});

test("texts, numbers and times out of all reason are left out", () => {
  const odd = { desc: "x".repeat(4_097), volumeId: `v-${"x".repeat(5_000)}`, sizeInGB: -5 };
  expect(outputsOf({ ...odd, createTime: "7", expireTime: "2100-01-01T00:00:00Z" })).toEqual({});
});

test("a status of another type is no status", () => {
  expect(classify({ status: ["Available"] })).toMatchObject({ phase: "unknown", status: "unknown" });
  expect(classify({ status: "x".repeat(5_000) }).status).toBe("unknown");
});

test("a region that is none is told, never taken for Beijing", () => {
  const own = { CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC: "http://127.0.0.1:1" };
  for (const env of [{}, own]) expect(() => endpointOf(bcc, "cn-beijing", env)).toThrow(/no region of Baidu/);
  expect(endpointOf(bcc, "cd", {}).origin).toBe("https://bcc.cd.baidubce.com");
  expect(endpointOf(bcc, "bj", own).origin).toBe("http://127.0.0.1:1");
  const wrong = bccSnapshots({ ...systemRuntime, env: { BAIDUCLOUD_REGION: "beijing" } });
  expect(wrong.check({ volumeId: "v-1" }, {})).toEqual([
    { property: "region", reason: expect.stringContaining("give one of bj") },
  ]);
});

test.each([
  ["Creating", "pending"],
  ["Available", "complete"],
  ["CreatedFailed", "failed"],
  ["NotAvailable", "failed"],
  ["active", "unknown"],
  ["constructor", "unknown"],
  [undefined, "unknown"],
])("status %s is %s", (status, phase) => {
  expect(phaseOf(status)).toBe(phase);
});

test("progress is a text", () => {
  expect(classify({ status: "Creating", progress: "38" }).progress).toBe(38);
  expect(classify({ status: "Creating", progress: "38%" }).progress).toBe(38);
  expect(classify({ status: "Creating", progress: "soon" }).progress).toBeUndefined();
});

test("the sample record in Pulumi's words; a released disk leaves no empty volumeId", () => {
  const record = {
    id: "s-6r3dam6F",
    createTime: "2015-07-08T10:21:03Z",
    name: "snapshot-name",
    sizeInGB: 5,
    status: "Available",
    createMethod: "MANUAL",
    volumeId: "v-IgJOjBWj",
    desc: "text",
    tags: [{ tagKey: "a", tagValue: "1" }],
  };
  const outputs = {
    createdAt: "2015-07-08T10:21:03Z",
    snapshotName: "snapshot-name",
    sizeGiB: 5,
    createMethod: "MANUAL",
    volumeId: "v-IgJOjBWj",
    desc: "text",
    tags: { a: "1" },
  };
  expect(outputsOf(record)).toEqual(outputs);
  const { volumeId: _, ...released } = outputs;
  expect(outputsOf({ ...record, volumeId: "" })).toEqual(released);
});

describe("diff", () => {
  const state = {
    volumeId: "v-1",
    status: "Available",
    region: "bj",
    snapshotName: "n",
    __given: "volumeId,tags,retentionInDays",
    tags: { a: "1" },
    retentionInDays: 7,
  };
  const inputs = { volumeId: "v-1", tags: { a: "1" }, retentionInDays: 7 };
  const plan = (news: Properties) => diff(kind, "s-1", state, news);

  test("tags are fixed at creation, also their absence: a change of them is refused, unless a new snapshot is made", () => {
    const refusals = (news: Properties) => toldFailures(checkLifecycle(kind, inputs, news).failures);
    const refused = [{ property: "tags", reason: expect.stringMatching(/ignoreChanges.*--replace/) }];
    expect(refusals({ ...inputs, tags: { a: "2" } })).toEqual(refused);
    expect(refusals({ volumeId: "v-1", retentionInDays: 7 })).toEqual(refused);
    expect(refusals({ ...inputs, tags: { a: "2" }, triggers: ["1"] })).toEqual([]);
    expect(refusals({ ...inputs, tags: { a: "2" }, volumeId: "v-2" })).toEqual([]);
    expect(refusals(inputs)).toEqual([]);
  });

  test("name, description and retention change in place", () => {
    for (const change of [{ snapshotName: "m" }, { desc: "text" }, { retentionInDays: 8 }]) {
      expect(plan({ ...inputs, ...change })).toEqual({ change: "inputs" });
    }
    expect(plan(inputs)).toEqual({ change: "none" });
  });
});

test("credentials come from one family", () => {
  const bce = { BCE_ACCESS_KEY_ID: "ak2", BCE_SECRET_ACCESS_KEY: "secret2" };
  expect(credentialsFrom({ BAIDUCLOUD_ACCESS_KEY: "ak1", ...bce })).toEqual({
    id: "ak2",
    secret: "secret2",
  });
  expect(() => credentialsFrom({ BAIDUCLOUD_ACCESS_KEY: "ak1" })).toThrow(/BAIDUCLOUD_SECRET_KEY is missing/);
});

test.each([
  ["InternalError", 500, "retry"],
  ["OperationDenied", 409, "busy"],
  ["OperationDenied", 403, "busy"],
  ["Volume.Busy", 409, "busy"],
  ["Something", 429, "throttle"],
  ["Something", 502, "retry"],
  ["NoSuchObject", 404, "not-found"],
  ["Snapshot.SnapshotNameInvalid", 400, "invalid"],
  ["Instance.SnapshotLimitExceeded", 400, "precondition"],
  ["SignatureDoesNotMatch", 400, "credentials"],
])("%s with %d is %s", (code, status, errorKindOf) => {
  expect(errorKind(code, status)).toBe(errorKindOf);
});

test("pages that run in a circle are told, not followed for ever", async () => {
  const circle: Record<string, Page> = {
    start: { records: [], next: "a" },
    a: { records: [], next: "b" },
    b: { records: [], next: "a" },
  };
  const read = async () => {
    let count = 0;
    for await (const _ of pages(async (marker) => circle[marker ?? "start"] ?? { records: [] })) count++;
    return count;
  };
  await expect(read()).rejects.toThrow(/in a circle: a came twice/);
});
