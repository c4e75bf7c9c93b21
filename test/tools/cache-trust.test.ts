import { appendFileSync, chmodSync, chownSync, existsSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { EngineMissingError, findEngine } from "../../tools/engine";
import { Machine } from "./stand-ins";

let machine: Machine;
let bin: string;
let planted: string;

/** A CLI that an earlier run has put into the cache, and Go to build another. */
beforeEach(async () => {
  machine = new Machine();
  machine.go();
  bin = join(machine.cache, "bin");
  planted = machine.cli(bin, "3.250.0");
  await machine.keep(bin);
});
afterEach(() => machine.remove());

/** Only root can give a file to another user. */
const asRoot = process.getuid?.() === 0 ? it : it.skip;

const find = () => findEngine({ env: machine.env, say: machine.say });

/** The planted CLI is not run; another is built, and found the next time. */
async function expectRefusal(reason: string): Promise<void> {
  await expect(find()).resolves.toMatchObject({ source: "Go modules", command: planted, version: "3.259.0" });
  expect(machine.calls("pulumi")).toEqual([]);
  const sentence = machine.said.find((line) => line.startsWith(`cache: ${bin}`));
  expect(sentence?.split(" is not run: ")[1]).toBe(reason);
  await expect(find()).resolves.toMatchObject({ source: "cache", version: "3.259.0" });
}

it("what an earlier run has put into the cache is run", async () => {
  await expect(find()).resolves.toMatchObject({ source: "cache", version: "3.250.0" });
  expect(machine.said).toEqual([]);
});

describe("a CLI in the cache is refused with a sentence, and built anew, when", () => {
  it("nothing records it", async () => {
    rmSync(`${planted}.sha256`);
    await expectRefusal("nothing records what was built or installed there");
  });

  it("it has been changed", async () => {
    appendFileSync(planted, "# one byte more");
    await expectRefusal("it is not what was built or installed");
  });

  it("others can write it", async () => {
    chmodSync(planted, 0o722);
    await expectRefusal(`${planted} can be changed by other users`);
  });

  it("it is a link", async () => {
    renameSync(planted, `${planted}-elsewhere`);
    symlinkSync(`${planted}-elsewhere`, planted);
    await expectRefusal("it is not a plain file");
  });

  it("others can write its folder, of which nothing is kept", async () => {
    const other = machine.script(join(bin, "pulumi-language-nodejs-planted"), []);
    chmodSync(bin, 0o770);
    await expectRefusal(`${bin} can be changed by other users`);
    expect(machine.said).toContain(`${bin} can be changed by other users; it is emptied and made anew.`);
    expect(existsSync(other)).toBe(false);
    expect(statSync(bin).mode & 0o777).toBe(0o700);
  });

  asRoot("it is another user's", async () => {
    chownSync(planted, 65534, 65534);
    await expectRefusal(`${planted} belongs to another user`);
  });
});

asRoot.each([
  ["bin", () => bin],
  ["the whole cache", () => machine.cache],
])("%s of another user is refused, and nothing is built there", async (_, folder) => {
  chownSync(folder(), 65534, 65534);
  await expect(find()).rejects.toThrow(
    `${folder()} belongs to another user: remove it, or name another cache with CLOUD_SNAPSHOTS_ENGINE_CACHE`,
  );
  expect(machine.calls("pulumi")).toEqual([]);
});

it("the same holds for a launcher of dynamic providers beside it", async () => {
  const launcher = join(bin, "pulumi-resource-pulumi-nodejs");
  appendFileSync(launcher, "# one byte more");
  await expect(find()).resolves.toMatchObject({ source: "Go modules", version: "3.250.0" });
  expect(machine.said.slice(0, 1)).toEqual([`cache: ${launcher} is not run: it is not what was built or installed`]);
  await expect(find()).resolves.toMatchObject({ source: "cache" });
});

it("the same holds for a language host in the cache", async () => {
  const host = join(bin, "pulumi-language-nodejs");
  appendFileSync(host, "# one byte more");
  await expect(find()).resolves.toMatchObject({ source: "cache", builtHost: expect.any(String) });
  expect(machine.said[0]).toBe(`${host} is not run: it is not what was built or installed`);
  expect(machine.calls("host")).toEqual([]);
});

it("a cache folder that others could write is emptied", async () => {
  chmodSync(machine.cache, 0o777);
  await expect(find()).resolves.toMatchObject({ source: "Go modules" });
  expect(machine.calls("pulumi")).toEqual([]);
  expect(machine.said[0]).toBe(`${machine.cache} can be changed by other users; it is emptied and made anew.`);
  expect(statSync(machine.cache).mode & 0o777).toBe(0o700);
});

it("nothing at all is run where others could replace the cache folder", async () => {
  const outside = dirname(machine.cache);
  chmodSync(outside, 0o777);
  const failure = find();
  await expect(failure).rejects.toBeInstanceOf(EngineMissingError);
  await expect(failure).rejects.toThrow(
    `cache: ${outside} can be changed by other users, so programs in it cannot be trusted`,
  );
  expect([machine.calls("pulumi"), machine.calls("go")]).toEqual([[], []]);
  chmodSync(outside, 0o1777);
  await expect(find()).resolves.toMatchObject({ source: "cache" });
});

it("a CLI outside the cache is the user's own", async () => {
  const own = machine.cli(join(machine.root, "bin"), "3.260.0");
  for (const path of [own, dirname(own)]) chmodSync(path, 0o777);
  await expect(find()).resolves.toMatchObject({ source: "PATH", version: "3.260.0" });
});

it("what was built where groups share files is run the next time", async () => {
  rmSync(bin, { recursive: true });
  const before = process.umask(0o002);
  try {
    await find();
  } finally {
    process.umask(before);
  }
  await expect(find()).resolves.toMatchObject({ source: "cache" });
});

it("folders that are made are for us alone", async () => {
  const env = { ...machine.env, CLOUD_SNAPSHOTS_ENGINE_CACHE: join(machine.root, "new", "cache") };
  await findEngine({ env, say: machine.say });
  const made = ["new", "new/cache"].map((path) => statSync(join(machine.root, path)).mode & 0o777);
  expect(made).toEqual([0o700, 0o700]);
});
