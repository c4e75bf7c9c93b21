import { kindNames } from "../../tools/clouds";
import { inAllBooks, oneOfEach } from "../../tools/clouds/programs";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

test("all resources in one stack: one up, one no-change up, one refresh, one destroy, nothing left in any cloud", async () => {
  const stack = await Stack.start("all-clouds", oneOfEach());
  try {
    const left = () => present(inAllBooks(stack.cloud));
    await stack.expect("up --skip-preview");
    expect(left()).toHaveLength(kindNames.length);
    const { snapshots } = stack.state();
    expect(snapshots.map(({ outputs }) => outputs?.["ready"])).toEqual(kindNames.map(() => true));
    expect(snapshots.map(({ sourcePosition }) => sourcePosition?.replace(/#.*/, ""))).toEqual(
      snapshots.map(() => "project:///program/index.js"),
    );
    await stack.expect("up --skip-preview --expect-no-changes");
    await stack.expect("refresh --skip-preview --expect-no-changes");
    await stack.expect("destroy --skip-preview");
    expect(left()).toEqual([]);
  } finally {
    await stack.close();
  }
});
