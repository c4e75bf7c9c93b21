import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { type Engine, isolatedEnvironment } from "../../tools/engine";
import { cacheFolder } from "../../tools/engine/cache-folder";
import { main } from "../../tools/engine/main";
import { Machine } from "./stand-ins";

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

describe("npm run engine", () => {
  it("closes with the engine it found, exit code 0", async () => {
    const command = machine.cli(join(machine.root, "bin"), "3.262.0");
    await expect(main(machine.env, machine.say)).resolves.toBe(0);
    expect(machine.said).toEqual([`pulumi v3.262.0 from PATH: ${command}`]);
  });

  it("says so when the language host is the old one of the Go modules", async () => {
    machine.go();
    await expect(main(machine.env, machine.say)).resolves.toBe(0);
    expect(machine.said.at(-1)).toMatch(/^The Node language host is of v3\.68\.0 \(2023\), .* on loopback only\.$/);
  });

  it("closes with the choices there are, exit code 1", async () => {
    await expect(main(machine.env, machine.say)).resolves.toBe(1);
    expect(machine.said.at(-1)).toContain("or install Go 1.26 or newer, or allow the download");
  });
});

describe("the cache folder", () => {
  it("is named after the version and the go.mod files, in the folder that the variable names", () => {
    expect(machine.cache).toMatch(/cache.engine-3\.\d+\.\d+-[0-9a-f]{10}$/);
  });

  it("else lies in the user's cache", () => {
    const { CLOUD_SNAPSHOTS_ENGINE_CACHE: _, ...env } = machine.env;
    const folder = cacheFolder({ ...env, XDG_CACHE_HOME: join(machine.root, "xdg"), LOCALAPPDATA: machine.root });
    expect(folder.startsWith(machine.root)).toBe(true);
    expect(folder).toContain(`${sep}pulumi-cloud-snapshots${sep}engine-`);
  });
});

describe("an isolated environment", () => {
  const engine: Engine = { command: "/x/pulumi", version: "3.262.0", source: "PATH", path: "/x:/y" };

  it("has its state and home in the folder, which are made", () => {
    const env = isolatedEnvironment(engine, join(machine.root, "a b"));
    expect(env.PULUMI_BACKEND_URL).toMatch(/^file:\/\/.*a%20b\/state$/);
    expect(env.PULUMI_HOME).toBe(join(machine.root, "a b", "home"));
    expect(env.PULUMI_OPTION_CONFIG_FILE).toBe(join(machine.root, "a b", "Pulumi.stack.yaml"));
    for (const made of ["state", "home"]) expect(existsSync(join(machine.root, "a b", made))).toBe(true);
  });

  it("takes over none of the variables that steer Pulumi or Node outside, and has one PATH", () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      PULUMI_ACCESS_TOKEN: "t",
      PULUMI_STACK: "prod",
      NODE_OPTIONS: "--no-warnings",
      Path: "/z",
    });
    try {
      const env = isolatedEnvironment(engine, machine.root);
      expect(env).not.toHaveProperty("PULUMI_ACCESS_TOKEN");
      expect(env).not.toHaveProperty("PULUMI_STACK");
      expect(env).not.toHaveProperty("NODE_OPTIONS");
      expect(Object.entries(env).filter(([name]) => /^path$/i.test(name))).toEqual([["PATH", "/x:/y"]]);
    } finally {
      process.env = before;
    }
  });

  it("lets the caller have the last word", () => {
    const extra = { PULUMI_CONFIG_PASSPHRASE: "mine", EXTRA: "1" };
    expect(isolatedEnvironment(engine, machine.root, extra)).toMatchObject(extra);
  });
});
