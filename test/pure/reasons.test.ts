import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { diff } from "../../provider/clouds/lifecycle/diff";
import { whyGone } from "../../provider/clouds/lifecycle/not-ready";
import { describeReplacement } from "../../provider/clouds/lifecycle/notes";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { pulumiWords } from "../../provider/pulumi/words";

const ecs = ecsSnapshots(systemRuntime);
const bcc = bccSnapshots(systemRuntime);
const now = Date.parse("2026-11-20T12:00:00Z");
const recorded = { diskId: "d-1", status: "accomplished", ready: true, createdAt: "2026-11-01T12:00:00Z" };

/** What a preview says about a recorded snapshot under new inputs. */
function said(olds: Record<string, unknown>, news: Record<string, unknown>): string | undefined {
  const plan = diff(ecs, "s-1", olds, news);
  if (plan.change !== "replace") throw new Error(`the plan is ${plan.change}`);
  return describeReplacement(ecs, "s-1", plan, olds, news, now)?.(pulumiWords);
}

test("a failed snapshot is said to be replaced for that, in one line", () => {
  const text = said({ ...recorded, status: "failed" }, { diskId: "d-1" });
  expect(text).toBe("s-1 has failed in the cloud (status failed). pulumi up deletes it, then makes a new snapshot.");
});

test("a vanished one too, and its retention is named if it was over", () => {
  const gone = { ...recorded, status: "vanished" };
  const unknown =
    "s-1 is gone from the cloud, and this run did not delete it. pulumi up makes a new snapshot in its place.";
  expect(said(gone, { diskId: "d-1" })).toBe(unknown);
  expect(said({ ...gone, retentionDays: 20 }, { diskId: "d-1" })).toBe(unknown);
  expect(said({ ...gone, retentionDays: 19 }, { diskId: "d-1" })).toBe(
    "s-1 is gone: its retention was over at 2026-11-20T12:00:00.000Z, and then the cloud deletes it. pulumi up makes a new snapshot in its place.",
  );
});

test("BCC tells itself when a retention is over; what it tells of a snapshot that is kept is no end", () => {
  const state = { expireTime: "2026-11-20T11:00:00Z" };
  expect(whyGone(bcc, { ...state, retentionInDays: 3 }, now)).toContain("its retention was over");
  expect(whyGone(bcc, state, now)).toContain("this run did not delete it");
});

test("an adopted one names what happens to the present snapshot; changed inputs speak for themselves", () => {
  expect(said(recorded, { diskId: "d-1", adopt: "s-2" })).toBe(
    "s-2 takes the place of s-1. Then s-1 is deleted, unless the resource has the option retainOnDelete.",
  );
  expect(said(recorded, { diskId: "d-1", adopt: unknownInput })).toMatch(
    /^The snapshot that adopt names takes the place of s-1\./,
  );
  expect(said(recorded, { diskId: "d-2" })).toBeUndefined();
});
