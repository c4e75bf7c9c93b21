import { signal } from "../../tools/stack";
import { Stack, until } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

/** Lists show new snapshots so late that a run which follows a killed one at once does not find what that one made. */
test("the next up makes another snapshot of each, and names the first ones at its end, when its clouds list them", async () => {
  const program = `
new alibaba.EcsSnapshot("ecs", { diskId: disk(0) });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0] });
`;
  const lag = { invisibleSeconds: 15 };
  const options = { snapshotSeconds: 18, alibaba: lag, baidu: lag };
  stack = await Stack.start("late-lists", program, options);
  const books = () => [...stack.existing(), ...present(stack.cloud.bcc.snapshots())];
  const killed = stack.start("up --yes --skip-preview");
  await until(() => books().length === 2);
  const first = books().map(({ id }) => id);
  signal(killed.pid, "SIGKILL");
  await killed.ended;
  stack.endProcesses();
  if (stack.isLocked()) await stack.expect("cancel --yes");
  const output = await stack.expect("up --yes --skip-preview");
  expect(books()).toHaveLength(4);
  const line = /earlier runs of this stack made [^\n]*/.exec(output)?.[0] ?? output;
  for (const id of first) expect(line).toContain(id);
});
