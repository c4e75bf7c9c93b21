import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { adapt } from "../../provider/dynamic/adapter";
import { StatusRows } from "../../provider/dynamic/rows";
import type { Rows } from "../../provider/dynamic/run";

/** A handler that calls nothing, and the lines that it sends to the engine. */
function start(given?: Rows) {
  const lines: string[] = [];
  const add = (kind: string) => (urn: string, text: string) =>
    void lines.push(`${kind} ${urn.split("::").at(-1)}: ${text}`);
  const rows = given ?? { status: add("row"), tell: add("stays"), warn: add("warning"), end: () => {} };
  const runtime = { ...systemRuntime, memory: newMemory(), env: { ALICLOUD_REGION: "cn-hangzhou" } };
  return { handler: adapt(ecsSnapshots(runtime), runtime, rows), lines };
}

const urn = (name: string) => ({ __urn: `dev::shop::::${name}`, __provider: "text" });
const recorded = { diskId: "d-1", region: "cn-hangzhou", status: "accomplished", ready: true, __given: "diskId" };

test("a new resource that adopts says so when it is checked, a later run does not", async () => {
  const { handler, lines } = start();
  const inputs = { diskId: "d-1", adopt: "s-1", ...urn("a") };
  await handler.check({}, inputs);
  expect(lines).toEqual([expect.stringMatching(/^stays a: adopts s-1\. .* pulumi destroy deletes it/)]);
  await handler.check(inputs, inputs);
  await handler.check({}, { ...inputs, adopt: "no id" });
  await handler.check({}, { diskId: "d-1", ...urn("a") });
  expect(lines).toHaveLength(1);
});

test("a check that refuses a secret does not quote it", async () => {
  const { handler } = start();
  const failuresOf = async (key: string, hidden: object) => {
    const inputs = { diskId: "d-1", tags: { [key]: "x" }, ...hidden, ...urn("a") };
    return JSON.stringify((await handler.check({}, inputs)).failures);
  };
  expect(await failuresOf("aliyun Project Borealis", {})).toContain("Project Borealis");
  expect(await failuresOf("aliyun Project Cassini", { __secrets: "tags" })).toMatch(/tags\[\\"\[redacted\]\\"\]: /);
});

test("a snapshot that is as it should be is no change; one with another URN is an update, once", async () => {
  const { handler, lines } = start();
  const diff = (olds: object, news: object) =>
    handler.diff("s-1", { ...recorded, ...olds }, { diskId: "d-1", ...news });
  expect(await diff(urn("a"), urn("a"))).toEqual({ changes: false });
  expect(await diff({}, urn("a"))).toEqual({ changes: false }); // a state of an earlier version
  expect(await diff(urn("a"), {})).toEqual({ changes: false }); // a program that names none
  const inAnOrganization = { __urn: "acme/dev::shop::::a", __provider: "text" };
  expect(await diff(urn("a"), inAnOrganization)).toEqual({ changes: false });
  expect(lines).toEqual([]);
  expect(await diff(urn("a"), urn("b"))).toEqual({ changes: true });
  expect(lines).toEqual(["row b: s-1 has a new URN: only the state is updated"]);
  expect(await diff(urn("b"), urn("b"))).toEqual({ changes: false });
});

test("what diffs show in rows is sent at once, and again by the next diff: nothing of it is left when they end", async () => {
  const lines: string[] = [];
  const rows = new StatusRows(({ text }) => void lines.push(text)); // an engine that has not taken the first line yet
  const { handler } = start(rows);
  const rename = (name: string) => handler.diff("s-1", { ...recorded, ...urn("a") }, { diskId: "d-1", ...urn(name) });
  for (const name of ["b", "c", "b"]) await rename(name);
  expect(lines).toEqual(Array(3).fill("s-1 has a new URN: only the state is updated"));
});

test("a snapshot that is not ready is waited for, and its row says so", async () => {
  const { handler, lines } = start();
  const olds = { ...recorded, status: "progressing", ready: false, ...urn("a") };
  expect(await handler.diff("s-1", olds, { diskId: "d-1", ...urn("a") })).toEqual({ changes: true });
  expect(lines).toEqual(["row a: s-1 is not ready yet (status progressing): pulumi up goes on waiting for it"]);
});

test("a replacement in the usual order is a passing line, one of a failed snapshot stays", async () => {
  const { handler, lines } = start();
  await handler.diff("s-1", { ...recorded, ...urn("a") }, { diskId: "d-2", ...urn("a") });
  await handler.diff("s-1", { ...recorded, status: "failed", ...urn("a") }, { diskId: "d-1", ...urn("a") });
  expect(lines).toEqual([
    expect.stringMatching(/^row a: s-1 is deleted when its replacement is ready/),
    expect.stringMatching(/^stays a: s-1 has failed in the cloud/),
  ]);
});
