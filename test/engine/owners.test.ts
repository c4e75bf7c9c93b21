import { isProvider } from "../../tools/stack";
import { Stack } from "../support/stack";

jest.setTimeout(240_000);

/** Orders of calls that the engine really makes, each with the cloud's own books as the judge. */
let stack: Stack;
afterEach(() => stack.close());

const snapshot = (name: string, args = "", opts = "") =>
  `new alibaba.EcsSnapshot(${JSON.stringify(name)}, { diskId: disk(0), ${args} }, { ${opts} });`;
const broken = 'new alibaba.EcsSnapshot("broken", { diskId: "d-none" });';

const ids = () => stack.existing().map(({ id }) => id);
const recorded = () => stack.state().snapshots.map(({ id }) => id);

/** Nothing that the state names is missing in the cloud. */
const expectNothingLost = () => expect(ids()).toEqual(expect.arrayContaining(recorded()));

async function start(name: string, program: string): Promise<string> {
  stack = await Stack.start(name, program, { snapshotSeconds: 1 });
  await stack.expect("up --skip-preview");
  return ids()[0] ?? "";
}

test("adopt that moves to another resource in a run that fails does not cost the snapshot", async () => {
  const id = await start("own-move", snapshot("a"));
  stack.write([snapshot("b", `adopt: "${id}"`), broken].join("\n"));
  await stack.expectFailure("up --skip-preview --continue-on-error");
  expectNothingLost();
  stack.write(snapshot("b", `adopt: "${id}"`));
  await stack.expect("up --skip-preview");
  expect(recorded()).toEqual([id]);
  expectNothingLost();
  await stack.expect("destroy --skip-preview");
  expect(ids()).toEqual([]);
});

test("--replace of a resource with adopt, in a run that fails and in one that does not, keeps the snapshot", async () => {
  const id = await start("own-replace", snapshot("a"));
  stack.write(snapshot("b", `adopt: "${id}"`));
  await stack.expect("up --skip-preview");
  const urn = stack.state().snapshots.find((each) => each.id === id)?.urn ?? "";
  await stack.expect(`up --skip-preview --replace ${urn}`);
  expect(recorded()).toEqual([id]);
  expectNothingLost();
  stack.write([snapshot("b", `adopt: "${id}"`), broken].join("\n"));
  await stack.expectFailure(`up --skip-preview --replace ${urn}`);
  stack.write(snapshot("b", `adopt: "${id}"`));
  await stack.expect("up --skip-preview");
  expectNothingLost();
});

test("up --refresh deletes what the program has taken out, and destroy --refresh deletes all", async () => {
  await start("own-refresh", [snapshot("a"), snapshot("b")].join("\n"));
  stack.write(snapshot("b"));
  await stack.expect("up --skip-preview --refresh");
  expect(ids()).toEqual(recorded());
  expect(ids()).toHaveLength(1);
  await stack.expect("destroy --skip-preview --refresh");
  expect(ids()).toEqual([]);
});

test("replaceOnChanges with a diff that leaves the answer to the engine makes a new one and deletes the old one", async () => {
  const id = await start("own-changes", snapshot("a", 'description: "one"', 'replaceOnChanges: ["description"]'));
  stack.write(snapshot("a", 'description: "two"', 'replaceOnChanges: ["description"]'));
  await stack.expect("up --skip-preview");
  expect(ids()).toEqual(recorded());
  expect(ids()).not.toContain(id);
});

test("a removed resource that is the only target does not take the snapshot of the one that adopted it", async () => {
  const id = await start("own-target", snapshot("a"));
  const [a = ""] = stack.state().snapshots.map(({ urn }) => urn);
  stack.write([snapshot("a"), snapshot("b", `adopt: "${id}"`)].join("\n"));
  await stack.expect("up --skip-preview");
  expect(recorded()).toEqual([id, id]);
  stack.write(snapshot("b", `adopt: "${id}"`));
  await stack.expect(`up --skip-preview --target ${a}`);
  expect(recorded()).toEqual([id]);
  expectNothingLost();
  await stack.expect("destroy --skip-preview");
  expect(ids()).toEqual([]);
});

test("two provider processes in one run do not delete each other's snapshots", async () => {
  const id = await start("own-version", snapshot("a"));
  // a version of its own gives `b` a process of its own; `c` keeps the other one busy meanwhile
  stack.write([snapshot("b", `adopt: "${id}"`, 'version: "0.0.1"'), snapshot("c")].join("\n"));
  const { ended, isRunning } = stack.start("up --skip-preview");
  let atOnce = 0;
  while (isRunning()) {
    atOnce = Math.max(atOnce, stack.processes().filter(isProvider).length);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { code, output } = await ended;
  expect(code).toBe(0);
  if (process.platform === "linux") expect(atOnce).toBeGreaterThanOrEqual(2);
  // the process that deletes `a` knows nothing of the adoption, but what the cloud says: its mark is not the recorded one
  expect(output).toContain(`${id} is not deleted: another resource or stack has taken it over`);
  expect(recorded()).toHaveLength(2);
  expect(recorded()).toContain(id);
  expectNothingLost();
  await stack.expect("destroy --skip-preview");
  expect(ids()).toEqual([]);
});

test("a forced replacement after a finished run makes a new snapshot", async () => {
  const id = await start("own-forced", snapshot("a"));
  const [urn = ""] = stack.state().snapshots.map((each) => each.urn);
  await stack.expect(`up --skip-preview --replace ${urn}`);
  expect(ids()).toEqual(recorded());
  expect(ids()).not.toContain(id);
});

test("triggers make a new snapshot for each change; with adopt they are refused at preview", async () => {
  const id = await start("own-triggers", snapshot("a", 'triggers: ["release 1"]'));
  stack.write(snapshot("a", 'triggers: ["release 2"]'));
  await stack.expect("up --skip-preview");
  expect(ids()).toEqual(recorded());
  expect(ids()).not.toContain(id);
  await stack.expect("up --skip-preview --expect-no-changes");
  stack.write(snapshot("a", `triggers: ["release 3"], adopt: "${ids()[0]}"`));
  expect(await stack.expectFailure("preview")).toMatch(/triggers.*adopt asks for an existing one/s);
});
