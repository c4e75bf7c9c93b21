import { ageStack } from "../support/age-stack";
import { Stack } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

/** How often a text stands in an output, in the part after the progress of the rows. */
const inDiagnostics = (output: string, text: string) =>
  output.slice(output.indexOf("Diagnostics:")).split(text).length - 1;

test("a preview says why a snapshot is replaced, that an adopted one is destroyed with the stack, and a refresh why one is gone", async () => {
  const one = (args: string) => `new alibaba.EcsSnapshot("before", { diskId: disk(0)${args} });`;
  stack = await Stack.start("why", one(""), { snapshotSeconds: 1 });
  const { ecs } = stack.cloud;
  ecs.plan({ outcome: "failed", seconds: 1 });
  await stack.expectFailure("up --skip-preview");
  const failed = String(stack.existing()[0]?.id);
  const why = `${failed} has failed in the cloud (status failed). pulumi up deletes it, then makes a new snapshot.`;
  expect(inDiagnostics(await stack.expect("preview"), why)).toBe(1);
  expect(await stack.expect("preview --diff")).toContain(why);
  expect(inDiagnostics(await stack.expect("up --skip-preview"), why)).toBe(1);

  const first = String(stack.existing()[0]?.id);
  stack.write(one(', triggers: ["2"]'));
  expect(await stack.expect("preview")).toContain(`${first} is deleted when its replacement is ready`);
  expect(stack.existing().map(({ id }) => id)).toEqual([first]);

  const { id: adopted } = ecs.addSnapshot({ diskId: stack.cloud.info.alibaba.disks[0] ?? "" });
  stack.write(one(`, adopt: "${adopted}"`));
  const preview = await stack.expect("preview");
  expect(preview).toContain(`${adopted} takes the place of ${first}. Then ${first} is deleted`);
  expect(preview).toContain(`adopts ${adopted}. It belongs to this stack then: pulumi destroy deletes it`);
  await stack.expect("up --skip-preview");
  expect(await stack.expect("destroy --skip-preview")).toContain(`${adopted} deleting, which was adopted`);

  const secondsLeft = 10;
  const ageSeconds = 2 * 86_400 - secondsLeft;
  const { id: older } = ecs.addSnapshot({ diskId: stack.cloud.info.alibaba.disks[0] ?? "", ageSeconds });
  const until = Date.now() + secondsLeft * 1_000;
  stack.write(one(`, adopt: "${older}", retentionDays: 2`));
  await stack.expect("up --skip-preview");
  await new Promise((resolve) => setTimeout(resolve, until - Date.now() + 1_000)); // the cloud deletes it
  await ageStack(stack); // lists may lag behind what was accepted lately
  const refresh = await stack.expect("refresh --skip-preview");
  expect(inDiagnostics(refresh, `${older} is gone: its retention was over at`)).toBe(1);

  stack.write('alibaba.EcsSnapshot.get("other", "s-none");');
  const read = await stack.expectFailure("preview");
  expect(inDiagnostics(read, "There is no alibaba:EcsSnapshot s-none")).toBe(1);
  expect(read).not.toContain("is gone"); // it was never here
});
