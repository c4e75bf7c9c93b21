import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { failuresOf } from "../../provider/clouds/lifecycle/check";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { toldFailures } from "../support/failures";

const check = (inputs: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
  failuresOf(
    ecsSnapshots({ ...systemRuntime, env: { ALICLOUD_REGION: "cn-beijing" } }),
    { diskId: "d-1", ...inputs },
    olds,
  );
const repeat = (text: string, times: number) => text.repeat(times);

test.each<[string, Record<string, unknown>]>([
  ["the shortest", {}],
  ["names with letters of any script", { snapshotName: "团队-snap_1.a:b" }],
  ["a name of 128 characters", { snapshotName: `a${repeat("b", 127)}` }],
  ["descriptions of 2 and 256 characters", { description: repeat("描", 256) }],
  ["an empty description is none", { description: "" }],
  ["retention at both ends", { retentionDays: 65536 }],
  ["18 tags, one without a value", { tags: Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`k${i}`, ""])) }],
  [
    "all the rest",
    {
      category: "flash",
      force: true,
      region: "eu-central-1",
      waitFor: "usable",
      timeouts: { create: "2h" },
      stallTimeout: "45m",
      adopt: "s-1",
      resourceGroupId: "rg-1",
    },
  ],
  [
    "unknown values of every input",
    Object.fromEntries(
      [
        "diskId",
        "snapshotName",
        "description",
        "retentionDays",
        "tags",
        "resourceGroupId",
        "category",
        "force",
        "region",
        "waitFor",
        "timeouts",
        "stallTimeout",
        "adopt",
      ].map((key) => [key, unknownInput]),
    ),
  ],
  ["unknown values within maps", { tags: { env: unknownInput }, timeouts: { create: unknownInput } }],
])("accepts %s", (_, inputs) => {
  expect(check(inputs)).toEqual([]);
});

test.each<[string, Record<string, unknown>, string, RegExp]>([
  ["a missing disk", { diskId: undefined }, "diskId", /required/],
  ["a disk id with a space", { diskId: "d 1" }, "diskId", /must be an id/],
  ["a control character to adopt", { adopt: "s-\u001b[31m" }, "adopt", /must be an id/],
  ["half a character to adopt", { adopt: "s-\ud800x" }, "adopt", /must be an id/],
  ["another path to adopt", { adopt: ".." }, "adopt", /must be an id/],
  ["an endless id", { diskId: repeat("d", 129) }, "diskId", /must be an id/],
  ["a number as disk id", { diskId: 7 }, "diskId", /must be a string/],
  ["a name of one character", { snapshotName: "a" }, "snapshotName", /2 to 128/],
  ["a name of 129 characters", { snapshotName: repeat("a", 129) }, "snapshotName", /2 to 128/],
  ["a name that begins with a digit", { snapshotName: "1a" }, "snapshotName", /begin with a letter/],
  ["a name with a space", { snapshotName: "a b" }, "snapshotName", /letters, digits/],
  ["a name that begins with auto", { snapshotName: "auto-1" }, "snapshotName", /"auto"/],
  ["a description of one character", { description: "a" }, "description", /2 to 256/],
  ["a description of 257 characters", { description: repeat("a", 257) }, "description", /2 to 256/],
  ["a description that is a URL", { description: "https://x" }, "description", /http/],
  ["no retention at all", { retentionDays: 0 }, "retentionDays", /1 to 65536/],
  ["too long a retention", { retentionDays: 65537 }, "retentionDays", /1 to 65536/],
  ["half a day", { retentionDays: 1.5 }, "retentionDays", /whole number/],
  ["tags as a list", { tags: ["a"] }, "tags", /map of strings/],
  ["19 tags", { tags: Object.fromEntries(Array.from({ length: 19 }, (_, i) => [`k${i}`, ""])) }, "tags", /at most 18/],
  ["keys that differ by case only", { tags: { Env: "a", env: "b" } }, "tags.env", /same key as another one/],
  ["a reserved key", { tags: { "acs:x": "a" } }, 'tags["acs:x"]', /keeps for itself/],
  ["another reserved key", { tags: { Aliyun1: "a" } }, "tags.Aliyun1", /keeps for itself/],
  ["a URL as key", { tags: { "http://x": "a" } }, 'tags["http://x"]', /http/],
  ["an empty key", { tags: { "": "a" } }, 'tags[""]', /1 to 128/],
  ["a value of 129 characters", { tags: { a: repeat("b", 129) } }, "tags.a", /at most 128/],
  ["a number as tag value", { tags: { a: 1 } }, "tags.a", /must be a string/],
  ["an unknown category", { category: "archive" }, "category", /"standard", "flash"/],
  ["force as a text", { force: "yes" }, "force", /true or false/],
  ["a region with a dot", { region: "cn.hangzhou" }, "region", /no region of Alibaba Cloud/],
  ["a wrong waitFor", { waitFor: "done" }, "waitFor", /"complete", "usable", "none"/],
  ["a bad duration", { timeouts: { create: "5 minutes" } }, "timeouts.create", /duration/],
  ["a duration of nothing", { timeouts: { delete: "0s" } }, "timeouts.delete", /longer than nothing/],
  ["an unknown timeout", { timeouts: { read: "5m" } }, "timeouts.read", /unknown input/],
  ["a bad stall limit", { stallTimeout: 30 }, "stallTimeout", /duration/],
  ["an unknown key", { diskID: "d-1" }, "diskID", /unknown input; did you mean diskId\? Known are .*diskId/],
])("refuses %s", (_, inputs, property, reason) => {
  expect(check(inputs)).toContainEqual({ property, reason: expect.stringMatching(reason) });
});

test("tells everything that is wrong at once", () => {
  const failures = check({
    diskId: undefined,
    snapshotName: "auto 1",
    retentionDays: 0,
    tags: { "acs:a": "", b: 1 },
    colour: "red",
  });
  expect(failures.map(({ property }) => property).sort()).toEqual(
    ["colour", "diskId", "retentionDays", "snapshotName", "snapshotName", 'tags["acs:a"]', "tags.b"].sort(),
  );
});

describe("retention", () => {
  const olds = { diskId: "d-1", retentionDays: 14 };
  test.each([13, undefined])("cannot go from 14 to %p", (retentionDays) => {
    expect(toldFailures(check({ retentionDays }, olds))).toEqual([
      {
        property: "retentionDays",
        reason: expect.stringMatching(/can only grow.*ignoreChanges.*pulumi up --replace$/),
      },
    ]);
  });
  test.each([14, 15, unknownInput])("can go from 14 to %p", (retentionDays) => {
    expect(check({ retentionDays }, olds)).toEqual([]);
  });
  test.each([
    { diskId: "d-2" },
    { diskId: unknownInput },
    { region: "cn-beijing" },
    { category: "flash" },
    { adopt: "s-2" },
    { adopt: unknownInput },
  ])("may be anything with %p: that is a new snapshot", (change) => {
    expect(check({ ...change, retentionDays: 1 }, olds)).toEqual([]);
  });
  test("still counts when something is changed in place, or no longer given", () => {
    const before = { ...olds, category: "flash" };
    expect(check({ description: "new", retentionDays: 1 }, before)).toHaveLength(1);
  });
});

test("a new snapshot needs a region from somewhere; an existing one has it in its state", () => {
  const kind = ecsSnapshots({ ...systemRuntime, env: {} });
  expect(kind.check({ diskId: "d-1" }, {})).toEqual([
    { property: "region", reason: expect.stringContaining("ALICLOUD_REGION") },
  ]);
  expect(kind.check({ diskId: "d-1" }, { diskId: "d-1" })).toEqual([]);
});
