import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../../tools/engine";
import { cli, goModFile, languageHostName, moduleVersion } from "../../tools/engine/go-modules";
import { pulumiReleases } from "../../tools/engine/release";
import { withLock } from "../../tools/engine/with-lock";
import { Machine } from "./stand-ins";

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const find = () => findEngine({ env: machine.env, say: machine.say });
const builds = () => machine.calls("go").filter((call) => call.startsWith("build"));
const setting = () => ({ env: machine.env, say: machine.say, folder: machine.cache, site: pulumiReleases });

describe("building", () => {
  it("uses the installed toolchain and the committed sums alone", async () => {
    machine.go();
    await find();
    for (const build of builds()) {
      expect(build).toMatch(/^build -mod=readonly .*-trimpath /);
      expect(build).toMatch(/ -mod=readonly local 0$/);
    }
    expect(builds()[0]).toContain(`version.Version=v${moduleVersion(cli)}`);
  });

  it("says what it builds, for how long, and when it is done", async () => {
    machine.go();
    await find();
    expect(machine.said.filter((line) => line.startsWith("Building pulumi "))).toEqual([
      `Building pulumi v${moduleVersion(cli)} from Go modules, once: about 4 minutes on 2 cores.`,
    ]);
    expect(machine.said).toContainEqual(expect.stringMatching(/^Building pulumi: done in \d+ s\.$/));
    expect(machine.said).toContainEqual(expect.stringContaining(`v${moduleVersion(languageHostName)} from Go modules`));
  });

  it("leaves the launcher of dynamic providers beside the CLI, and no unfinished file", async () => {
    machine.go();
    await find();
    expect(readdirSync(join(machine.cache, "bin")).sort()).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-language-nodejs.sha256",
      "pulumi-resource-pulumi-nodejs",
      "pulumi-resource-pulumi-nodejs.cmd",
      "pulumi-resource-pulumi-nodejs.cmd.sha256",
      "pulumi-resource-pulumi-nodejs.sha256",
      "pulumi.sha256",
    ]);
  });

  it("names the log and its last lines when Go fails, and leaves nothing behind", async () => {
    machine.go({ meanwhile: "echo 'cannot load package' >&2; exit 1" });
    const log = join(machine.cache, "build-pulumi.log");
    await expect(find()).rejects.toThrow(`log: ${log}\n    cannot load package`);
    expect(readFileSync(log, "utf8")).toBe("cannot load package\n");
    expect(readdirSync(join(machine.cache, "bin"))).toEqual([]);
  });

  it("keeps no binary that does not run as it should", async () => {
    machine.go({ version: "3.1.0" });
    await expect(find()).rejects.toThrow("is v3.1.0, too old");
    expect(readdirSync(join(machine.cache, "bin"))).toEqual([]);
  });

  it("replaces a broken binary of an earlier run", async () => {
    machine.script(join(machine.cache, "bin", "pulumi"), ["exit 1"]);
    await machine.keep(join(machine.cache, "bin"));
    machine.go();
    await expect(find()).resolves.toMatchObject({ source: "Go modules" });
  });

  it("refuses an older Go and says which is needed", async () => {
    machine.go({ release: "1.25.11" });
    await expect(find()).rejects.toThrow(/Go 1\.26 or newer is needed; .* is "go version go1\.25\.11 /);
    expect(builds()).toEqual([]);
  });

  it("asks for a Go that the committed files are content with", () => {
    for (const module of [cli, languageHostName])
      expect(readFileSync(goModFile(module), "utf8")).toMatch(/^go 1\.26$/m);
  });
});

describe("two at once", () => {
  it("build each program once", async () => {
    machine.go({ meanwhile: "sleep 0.7" });
    const [one, two] = await Promise.all([find(), find()]);
    expect(two).toEqual(one);
    expect(builds()).toHaveLength(2);
    expect(machine.said).toContainEqual(expect.stringContaining("Another process prepares the engine"));
  });

  it.each([
    ["of a process that is gone", "999999999", 0],
    ["that nobody has touched for a minute", String(process.pid), 61],
  ])("do not wait for a lock %s", async (_, holder, ageSeconds) => {
    await withLock(setting(), async () => {});
    const lock = join(machine.cache, "lock");
    writeFileSync(lock, holder);
    const touched = Date.now() / 1000 - ageSeconds;
    utimesSync(lock, touched, touched);
    await expect(withLock(setting(), async () => "done")).resolves.toBe("done");
    expect(machine.said).toEqual([]);
  });

  it("free the lock when the task fails", async () => {
    const failing = withLock(setting(), () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await expect(withLock(setting(), async () => "done")).resolves.toBe("done");
  });
});
