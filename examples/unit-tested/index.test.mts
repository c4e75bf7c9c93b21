/** Run it with `node --test`. It needs no engine, no account and no network. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";

/** Stands in for the engine and for the cloud. */
const mocks: pulumi.runtime.Mocks = {
  newResource: ({ inputs }) => ({ id: "s-new", state: inputs }),
  call: ({ token }) =>
    token === "cloud-snapshots:alibaba:getEcsSnapshots" ? { snapshots: [{ id: "s-old" }, { id: "s-older" }] } : {},
};

function settled<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => output.apply(resolve));
}

/** What the program exports when it runs as this stack. */
async function run(stack: string): Promise<typeof import("./index")> {
  pulumi.runtime.setAllConfig({ "unit-tested:diskId": "d-1" });
  await pulumi.runtime.setMocks(mocks, "unit-tested", stack);
  return import(`./index.ts?stack=${stack}`); // Node runs the program once for each text after the question mark
}

test("a snapshot of production is kept longer", async () => {
  assert.equal(await settled((await run("production")).retentionDays), 30);
  assert.equal(await settled((await run("staging")).retentionDays), 3);
});

test("the new snapshot comes before the baselines", async () => {
  assert.deepEqual(await settled((await run("any")).waysBack), ["s-new", "s-old", "s-older"]);
});
