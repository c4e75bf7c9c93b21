import ts from "typescript";
import { providerText } from "../../provider/resources/hidden";
import { type Host, startHost } from "../support/host";
import { UserProject } from "../support/user-project";

const handler = "pulumi-cloud-snapshots/handlers/alibaba-ecs-snapshot";
const urn = "dev::shop::::own";

/** Program text that registers one resource with mocks and writes its inputs. */
const register = (resource: string) => `
  pulumi.runtime.setMocks({
    newResource: ({ inputs }) => { console.log(JSON.stringify(inputs)); return { id: "s-1", state: inputs }; },
    call: () => ({}),
  }, "shop", "dev").then(() => ${resource});`;
const dynamicResource = `new pulumi.dynamic.Resource(handler, "own", { diskId: "d-1" }, undefined, "alibaba", "EcsSnapshot")`;

const typeScript = (text: string) =>
  ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true } }).outputText;

let project: UserProject;
let host: Host;
beforeAll(async () => {
  project = new UserProject();
  host = await startHost({ cwd: project.folder });
});
afterAll(async () => {
  await host.close();
  project.remove();
});

async function registered(file: string, text: string): Promise<{ __provider: string; __urn?: string }> {
  project.write(file, text);
  return (await project.run(file)) as { __provider: string };
}

describe("the handler serves an ordinary dynamic resource of a user's program", () => {
  const programs = {
    "import * as, in TypeScript": [
      "program.js",
      typeScript(
        `import * as pulumi from "@pulumi/pulumi"; import * as handler from "${handler}"; ${register(dynamicResource)}`,
      ),
    ],
    "require, in JavaScript": [
      "program.cjs",
      `const pulumi = require("@pulumi/pulumi"); const handler = require("${handler}"); ${register(dynamicResource)}`,
    ],
    "a default import, in an ES module": [
      "program.mjs",
      `import * as pulumi from "@pulumi/pulumi"; import handler from "${handler}"; ${register(dynamicResource)}`,
    ],
  } as const;

  test.each(Object.entries(programs))("%s", async (_, [file, text]) => {
    const { __provider } = await registered(file, text);
    expect(__provider).toContain(`require("${handler}")`);
    expect(Buffer.byteLength(__provider)).toBeLessThan(400);

    const inputs = { __provider, diskId: host.disk };
    const checked = await host.provider.check({}, inputs);
    expect(checked).toEqual({ inputs, failures: [] });
    const { id, outs } = await host.provider.create(checked.inputs);
    await expect(host.provider.diff(id, outs, inputs)).resolves.toEqual({ changes: "none", replaces: [] });
    await expect(host.provider.read(id, outs)).resolves.toEqual({ id, outs, inputs });
    await host.nextProcess();
    await host.provider.delete(id, outs);
    expect(host.existing()).toEqual([]);
  });

  test("a namespace import of an ES module is refused by Pulumi before anything is made", async () => {
    const text = `import * as pulumi from "@pulumi/pulumi"; import * as handler from "${handler}";`;
    await expect(registered("namespace.mjs", text + register(dynamicResource))).rejects.toThrow(/__provider/);
  });
});

describe("the resource class names its handler in a user's program", () => {
  const own = `new snapshots.alibaba.EcsSnapshot("own", { diskId: "d-1" })`;

  test.each([
    [
      "CommonJS",
      "class.cjs",
      `const pulumi = require("@pulumi/pulumi"); const snapshots = require("pulumi-cloud-snapshots");`,
    ],
    [
      "an ES module",
      "class.mjs",
      `import * as pulumi from "@pulumi/pulumi"; import * as snapshots from "pulumi-cloud-snapshots";`,
    ],
  ])("%s", async (_, file, imports) => {
    const inputs = await registered(file, imports + register(own));
    expect(inputs).toEqual({ __provider: providerText("alibaba-ecs-snapshot"), __urn: urn, diskId: "d-1" });
    const { id, outs } = await host.provider.create({ ...inputs, diskId: host.disk });
    await host.nextProcess();
    await host.provider.delete(id, outs);
    expect(host.existing()).toEqual([]);
  });
});
