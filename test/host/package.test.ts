import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import manifest from "../../provider/package.json";
import { UserProject } from "../support/user-project";

const handlers = readdirSync(join(__dirname, "../../provider/handlers")).map((file) => file.replace(/\.ts$/, ""));
const dist = join(__dirname, "../../provider/dist");

describe("the package stands on got alone", () => {
  test("and on the program's own @pulumi/pulumi", () => {
    expect(Object.keys(manifest.dependencies)).toEqual(["got"]);
    expect(Object.keys(manifest.peerDependencies)).toEqual(["@pulumi/pulumi"]);
    expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toHaveLength(2);
  });

  test("and so does the built code", () => {
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    const names = files.flatMap((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      return [...text.matchAll(/\b(?:require|import)(?:\.resolve)?\("([^".$][^"$]*)"\)/g)].map(
        ([, name]) => name ?? "",
      );
    });
    const foreign = names.filter((name) => !builtinModules.includes(name.replace(/^node:/, "")));
    expect(new Set(foreign)).toEqual(new Set(["got", "@pulumi/pulumi"]));
  });
});

describe("a user's program reaches", () => {
  const methods = ["check", "create", "delete", "diff", "read", "update"];
  const entries = {
    "pulumi-cloud-snapshots": expect.arrayContaining(["alibaba"]),
    "pulumi-cloud-snapshots/package.json": expect.arrayContaining(["name", "version"]),
    ...Object.fromEntries(handlers.map((name) => [`pulumi-cloud-snapshots/handlers/${name}`, methods])),
  };
  let project: UserProject;
  beforeAll(() => {
    project = new UserProject();
  });
  afterAll(() => project.remove());

  test.each(Object.entries(entries))("%s by require and import", async (name, keys) => {
    project.write("keys.cjs", `console.log(JSON.stringify(Object.keys(require("${name}")).sort()))`);
    await expect(project.run("keys.cjs")).resolves.toEqual(keys);
    const json = name.endsWith(".json") ? ` with { type: "json" }` : "";
    project.write("keys.mjs", `import it from "${name}"${json}; console.log(JSON.stringify(Object.keys(it).sort()))`);
    await expect(project.run("keys.mjs")).resolves.toEqual(keys);
  });

  test("nothing else", async () => {
    for (const name of ["dist/handlers/alibaba-ecs-snapshot.js", "dist/dynamic/adapter.js", "handlers/unknown"]) {
      project.write("inner.cjs", `require("pulumi-cloud-snapshots/${name}")`);
      await expect(project.run("inner.cjs")).rejects.toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND/);
    }
  });
});
