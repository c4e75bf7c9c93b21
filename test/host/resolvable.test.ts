import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const built = join(__dirname, "../../provider/dist/resources/resolvable.js");
const handler = "alibaba-ecs-snapshot";
const launcher = "node_modules/@pulumi/pulumi/cmd/run/index.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "resolvable-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Installs a package with one handler below a place of the folder. */
function install(place = ""): void {
  const at = join(place, "node_modules", "pulumi-cloud-snapshots");
  const exports = { [`./handlers/${handler}`]: "./handler.js" };
  write(join(at, "package.json"), JSON.stringify({ name: "pulumi-cloud-snapshots", exports }));
  write(join(at, "handler.js"), "");
}

/** Looks for a handler in a program that this file starts in the folder `cwd`; the error's message. */
function poll({ name = handler, starter = launcher, cwd = "" } = {}): string {
  mkdirSync(join(folder, cwd), { recursive: true });
  const check = `require(${JSON.stringify(built)}).expectResolvable(${JSON.stringify(name)})`;
  const file = write(
    starter,
    `const { RunError } = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))});
     try { ${check}; console.log("found"); } catch (error) { console.log(RunError.isInstance(error) ? error.message : "odd"); }`,
  );
  return execFileSync(process.execPath, [file], { cwd: join(folder, cwd), encoding: "utf8" }).trim();
}

test("a package in the program's folder or above it is found", () => {
  install();
  expect(poll()).toBe("found");
  expect(poll({ cwd: "app" })).toBe("found");
});

test("one that only a library has is not, and the error says what to add and where", () => {
  install("node_modules/library");
  expect(poll()).toMatch(`handlers/${handler} from ${folder}. Add pulumi-cloud-snapshots to the dependencies`);
});

test("so is a version that does not have the handler", () => {
  install();
  expect(poll({ name: "huawei-evs-snapshot" })).toMatch("in the version that is used elsewhere");
});

test("a program that Pulumi's command did not start is not checked", () => {
  expect(poll({ starter: "program.js" })).toBe("found");
});
