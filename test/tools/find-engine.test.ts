import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { EngineMissingError, findEngine } from "../../tools/engine";
import { projectRoot } from "../../tools/engine/project-root";
import { Machine } from "./stand-ins";

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const find = () => findEngine({ env: machine.env, say: machine.say });
const places = () => ({
  path: join(machine.root, "bin"),
  pulumiHome: join(machine.root, "pulumi-home", "bin"),
  defaultHome: join(machine.root, "home", ".pulumi", "bin"),
  installed: join(machine.cache, "installed"),
  built: join(machine.cache, "bin"),
});

describe("the order of the search", () => {
  const order = [
    ["path", "PATH"],
    ["pulumiHome", "PULUMI_HOME"],
    ["defaultHome", "PULUMI_HOME"],
    ["installed", "cache"],
    ["built", "cache"],
  ] as const;

  it.each(order.map(([place, source], first) => ({ place, source, first })))(
    "$place comes before all that follow it",
    async ({ place, source, first }) => {
      for (const [later] of order.slice(first)) {
        machine.cli(places()[later], "3.250.1");
        await machine.keep(places()[later]);
      }
      await expect(find()).resolves.toMatchObject({
        source,
        version: "3.250.1",
        command: join(places()[place], "pulumi"),
      });
    },
  );

  it("comes to Go modules last, and to the cache the next time", async () => {
    machine.go();
    const built = await find();
    expect(built).toMatchObject({ source: "Go modules", command: join(places().built, "pulumi") });
    expect(await find()).toEqual({ ...built, source: "cache" });
    expect(machine.calls("go").filter((call) => call.startsWith("build"))).toHaveLength(2);
  });
});

describe("a CLI that cannot serve", () => {
  it("is refused when it is too old, with both versions in the reason", async () => {
    machine.cli(places().path, "3.199.9");
    machine.cli(places().pulumiHome, "3.200.0");
    await expect(find()).resolves.toMatchObject({ source: "PULUMI_HOME", version: "3.200.0" });
    expect(machine.said).toEqual([
      `PATH: ${join(places().path, "pulumi")} is v3.199.9, too old: v3.200.0 or newer is needed`,
    ]);
  });

  it.each([
    ["fails", ["echo broken >&2; exit 3"], /does not run: it ended with exit code 3: broken/],
    ["prints something else", ["echo hello"], /does not say its version, but "hello"/],
  ])("is passed over when it %s", async (_, lines, reason) => {
    machine.script(join(places().path, "pulumi"), lines);
    machine.cli(places().installed, "3.270.0");
    await machine.keep(places().installed);
    await expect(find()).resolves.toMatchObject({ source: "cache", version: "3.270.0" });
    expect(machine.said.join("\n")).toMatch(reason);
  });

  it("is not seen when it may not be executed", async () => {
    chmodSync(machine.cli(places().path, "3.270.0"), 0o644);
    machine.cli(places().pulumiHome, "3.260.0");
    await expect(find()).resolves.toMatchObject({ source: "PULUMI_HOME" });
    expect(machine.said).toEqual([]);
  });

  it("gives way to the next one when no language host can be had for it", async () => {
    machine.cli(places().pulumiHome, "3.270.0", { host: false });
    machine.cli(places().installed, "3.260.0");
    await machine.keep(places().installed);
    await expect(find()).resolves.toMatchObject({ source: "cache", version: "3.260.0" });
    expect(machine.said.at(-1)).toBe("PULUMI_HOME: Go is not installed");
  });
});

describe("the language host", () => {
  const folders = async () => (await find()).path.split(delimiter);

  it("is the one beside the CLI", async () => {
    machine.cli(places().pulumiHome, "3.270.0");
    machine.host(places().path);
    expect((await folders())[1]).toBe(places().pulumiHome);
    expect(machine.calls("host")).toEqual(["-help "]);
  });

  it.each(["path", "built"] as const)("else the one in %s", async (place) => {
    machine.cli(places().pulumiHome, "3.270.0", { host: false });
    machine.host(places()[place]);
    await machine.keep(places()[place]);
    expect(await folders()).toContain(places()[place]);
  });

  it("is built anew when the one in the cache does not run", async () => {
    machine.cli(places().built, "3.259.0", { host: false });
    const broken = machine.script(join(places().built, "pulumi-language-nodejs"), ["exit 1"]);
    await machine.keep(places().built);
    machine.go();
    await expect(find()).resolves.toMatchObject({ source: "cache" });
    expect(machine.said[0]).toBe(`${broken} does not run: it ended with exit code 1`);
    machine.said.length = 0;
    await find();
    expect(machine.said).toEqual([]);
  });

  it("else is built alone", async () => {
    machine.cli(places().pulumiHome, "3.270.0", { host: false });
    machine.go();
    await expect(find()).resolves.toMatchObject({ source: "PULUMI_HOME", version: "3.270.0" });
    const builds = machine.calls("go").filter((call) => call.startsWith("build"));
    expect(builds).toEqual([expect.stringContaining("pulumi-language-nodejs")]);
  });
});

describe("what is handed out", () => {
  it("has this workspace's Node first on its path, then CLI, SDK and the old path", async () => {
    machine.cli(places().pulumiHome, "3.270.0");
    const modules = join(projectRoot(), "node_modules");
    expect((await find()).path.split(delimiter)).toEqual([
      join(modules, ".bin"),
      places().pulumiHome,
      join(modules, "@pulumi", "pulumi"),
      places().path,
    ]);
  });

  it("was found by calling nothing but `version`, with a home of our own", async () => {
    machine.cli(places().path, "3.270.0");
    await find();
    expect(machine.calls("pulumi")).toEqual([`version ${join(machine.cache, "home")}`]);
  });
});

it("names every choice when there is none", async () => {
  const failure: unknown = await find().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineMissingError);
  expect(failure).toMatchObject({
    code: "ENGINE_MISSING",
    message: [
      "No working Pulumi CLI was found, and none could be made.",
      "  - download: The download of the CLI is switched off (CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD=no)",
      "  - Go modules: Go is not installed",
      "Install the pulumi CLI with its Node language host, or install Go 1.26 or newer, or allow the download of the CLI.",
    ].join("\n"),
  });
});
