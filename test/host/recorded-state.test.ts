import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "../../provider";
import { providerText } from "../../provider/resources/hidden";
import { type Host, startHost } from "../support/host";
import recorded from "./fixtures/ecs-snapshot-0.1.json";

/** They stand in every state file: destroy and refresh of old stacks run them. None may ever change or go. */
const texts = {
  "alibaba-ecs-snapshot": `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/alibaba-ecs-snapshot")`,
  "baidu-bcc-snapshot": `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/baidu-bcc-snapshot")`,
  "huawei-dws-snapshot": `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/huawei-dws-snapshot")`,
  "huawei-dws-snapshot-copy": `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/huawei-dws-snapshot-copy")`,
  "huawei-evs-snapshot": `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/huawei-evs-snapshot")`,
};
const text = texts["alibaba-ecs-snapshot"];

describe("the code that the state names", () => {
  test.each(Object.entries(texts))("is this text for ever, of at most 120 bytes: %s", (handler, recordedText) => {
    expect(providerText(handler)).toBe(recordedText);
    expect(Buffer.byteLength(recordedText)).toBeLessThanOrEqual(120);
  });

  test("is known here for every handler", () => {
    const files = readdirSync(join(__dirname, "../../provider/handlers"));
    expect(files.sort()).toEqual(
      Object.keys(texts)
        .map((handler) => `${handler}.ts`)
        .sort(),
    );
  });

  test("is what old state holds", () => {
    expect(recorded.outputs.__provider).toBe(text);
  });

  test("is registered by the resource class, with the type that the state names", async () => {
    const registered: pulumi.runtime.MockResourceArgs[] = [];
    await pulumi.runtime.setMocks(
      {
        newResource: (args) => {
          registered.push(args);
          return { id: "s-1", state: args.inputs };
        },
        call: () => ({}),
      },
      "shop",
      "dev",
    );
    const snapshot = new alibaba.EcsSnapshot("before-migration", { diskId: "d-1" });
    await new Promise((resolve) => snapshot.id.apply(resolve));
    expect(registered).toMatchObject([
      {
        type: "pulumi-nodejs:dynamic/alibaba:EcsSnapshot",
        name: "before-migration",
        inputs: { diskId: "d-1", __provider: text, __urn: recorded.outputs.__urn },
      },
    ]);
  });
});

describe("a snapshot that an earlier version recorded", () => {
  const { id, inputs, outputs } = recorded;
  let host: Host;
  beforeEach(async () => {
    host = await startHost({ env: { ALICLOUD_ACCESS_KEY: "testAk", ALICLOUD_SECRET_KEY: "testSk" } });
    const { id: diskId } = host.cloud.ecs.putDisk({ id: inputs.diskId });
    const { snapshotName: name, retentionDays, tags } = inputs;
    host.cloud.ecs.addSnapshot({ id, diskId, name, retentionDays, tags });
  });
  afterEach(() => host.close());

  test("refreshes without a change, and its unchanged program neither", async () => {
    const fresh = await host.provider.read(id, outputs);
    expect(fresh).toMatchObject({ id, inputs, outs: { status: "accomplished", ready: true, region: "cn-hangzhou" } });
    expect(Object.keys(fresh.outs)).toEqual(expect.arrayContaining(["__given", "__provider", "__urn"]));
    for (const state of [outputs, fresh.outs]) {
      await expect(host.provider.diff(id, state, inputs)).resolves.toEqual({ changes: "none", replaces: [] });
    }
  });

  test("shows drift when it refreshes", async () => {
    host.cloud.ecs.changeSnapshot({ id, tags: { release: "43" }, retentionDays: 20 });
    const fresh = await host.provider.read(id, outputs);
    expect(fresh.inputs).toEqual({ ...inputs, tags: { release: "43" }, retentionDays: 20 });
  });

  test("leaves the state when the cloud does not know it any more", async () => {
    host.cloud.ecs.removeSnapshot(id);
    await expect(host.provider.read(id, outputs)).resolves.toMatchObject({ id: "" });
  });

  test("is updated in place", async () => {
    await host.provider.update(id, outputs, { ...inputs, tags: { release: "43" } });
    expect(host.existing()).toMatchObject([{ id, name: "before-migration", tags: { release: "43" } }]);
  });

  test("is destroyed", async () => {
    await host.provider.delete(id, outputs);
    expect(host.existing()).toEqual([]);
  });
});
