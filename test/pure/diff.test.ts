import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { diff } from "../../provider/clouds/lifecycle/diff";
import { systemRuntime } from "../../provider/clouds/system-runtime";

const kind = ecsSnapshots(systemRuntime);
const inputs = { diskId: "d-1", retentionDays: 14, tags: { a: "1" } };
const done = {
  ...inputs,
  __given: "diskId,retentionDays,tags",
  status: "accomplished",
  available: true,
  region: "cn-hangzhou",
  category: "standard",
  resourceGroupId: "rg-default",
  description: "set by somebody else",
};
const plan = (news: Record<string, unknown>, olds: Record<string, unknown> = done) => diff(kind, "s-1", olds, news);

test("the same inputs are no change, whatever the cloud computed", () => {
  expect(plan(inputs)).toEqual({ change: "none" });
});

test.each<[string, Record<string, unknown>]>([
  ["waitFor", { waitFor: "usable" }],
  ["stallTimeout", { stallTimeout: "1h" }],
  ["the region it is in", { region: "cn-hangzhou" }],
  ["its own id in adopt", { adopt: "s-1" }],
])("%s is no change", (_, change) => {
  expect(plan({ ...inputs, ...change })).toEqual({ change: "none" });
});

test.each<[string, Record<string, unknown>]>([
  ["a longer retention", { retentionDays: 15 }],
  ["another tag", { tags: { a: "1", b: "2" } }],
  ["a name", { snapshotName: "before" }],
  ["a description over somebody else's", { description: "ours" }],
  ["a resource group", { resourceGroupId: "rg-2" }],
  ["force: a later delete reads it from the state", { force: true }],
  ["timeouts: a later delete reads them from the state", { timeouts: { delete: "2h" } }],
  ["no tags any more", { tags: undefined }],
  ["a value that is not known yet", { retentionDays: unknownInput }],
])("%s is an update", (_, change) => {
  expect(plan({ ...inputs, ...change })).toEqual({ change: "inputs" });
});

test.each<[string, Record<string, unknown>, string[]]>([
  ["another disk", { diskId: "d-2" }, ["diskId"]],
  ["a disk that is not known yet", { diskId: unknownInput }, ["diskId"]],
  ["another region", { region: "cn-beijing" }, ["region"]],
  ["another category", { category: "flash" }, ["category"]],
  ["another snapshot to adopt", { adopt: "s-2" }, ["adopt"]],
])("%s is a replacement", (_, change, because) => {
  expect(plan({ ...inputs, ...change })).toEqual({ change: "replace", because, isForced: false, deleteFirst: false });
});

test.each(["failed", "vanished"])(
  "a recorded status of %s is a replacement although the inputs are the same, and goes first",
  (status) => {
    expect(plan(inputs, { ...done, status })).toEqual({
      change: "replace",
      because: ["status"],
      isForced: true,
      deleteFirst: true,
    });
  },
);

test("a snapshot that is recorded unfinished is waited for", () => {
  const progressing = { ...done, status: "progressing", available: false };
  expect(plan(inputs, progressing)).toEqual({ change: "certainly" });
  expect(plan({ ...inputs, waitFor: "none" }, progressing)).toEqual({ change: "none" });
});

test("usable is enough for those who ask for usable, and no longer when they ask for complete", () => {
  const usable = { ...done, status: "progressing", available: true };
  expect(plan({ ...inputs, waitFor: "usable" }, usable)).toEqual({ change: "none" });
  expect(plan({ ...inputs, waitFor: "complete" }, usable)).toEqual({ change: "certainly" });
});

test("an archived snapshot stays what it is", () => {
  expect(
    plan(
      { ...inputs, category: "standard" },
      { ...done, category: "standard", __given: "diskId,retentionDays,tags,category" },
    ),
  ).toEqual({
    change: "none",
  });
});
