import { chownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../../tools/engine";
import { archive, archivePath, checksumsPath, Downloads, version } from "./downloads";
import type { StandInSite } from "./release-site";
import type { Machine } from "./stand-ins";

let downloads: Downloads;
let machine: Machine;
let site: StandInSite;
beforeEach(() => {
  downloads = new Downloads();
  ({ machine, site } = downloads);
});
afterEach(() => downloads.close());

describe("the download", () => {
  it("gives the CLI and the language host of the release that go.mod names, in a private folder", async () => {
    downloads.publish(downloads.packed());
    const folder = join(machine.cache, "installed");
    const engine = await downloads.find();
    expect(engine).toMatchObject({ source: "download", version, command: join(folder, "pulumi") });
    expect(engine.builtHost).toBeUndefined();
    expect(site.asked).toEqual([checksumsPath, archivePath]);
    expect(machine.said).toEqual([`Downloading the Pulumi CLI: ${archive}.`]);
    expect(readdirSync(folder).filter((name) => !name.endsWith(".sha256"))).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
      "pulumi-resource-pulumi-nodejs.cmd",
    ]);
    for (const path of [machine.cache, folder, engine.command]) expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(readdirSync(machine.cache).sort()).toEqual(["home", "installed"]);
  });

  (process.getuid?.() === 0 ? it : it.skip)("gives root's programs to root, whoever packed them", async () => {
    downloads.publish(downloads.packed((folder) => chownSync(join(folder, "pulumi", "pulumi"), 65534, 65534)));
    await expect(downloads.find()).resolves.toMatchObject({ source: "download" });
  });

  it("gives no credentials to the program that unpacks", async () => {
    downloads.publish(downloads.packed());
    Object.assign(machine.env, { GITHUB_TOKEN: "canary", TAR_OPTIONS: "--no-such-option" });
    await downloads.find();
    expect(machine.environments("tar")).toContain("HOME=");
    expect(machine.environments("tar")).not.toMatch(/canary|no-such-option/);
  });

  it("is found in the cache the next time, without the site", async () => {
    downloads.publish(downloads.packed());
    await downloads.find();
    await expect(findEngine({ env: machine.env, say: machine.say })).resolves.toMatchObject({ source: "cache" });
    expect(site.asked).toHaveLength(2);
  });

  // Node 20 knows no proxies
  (Number(process.versions.node.split(".")[0]) < 24 ? it.skip : it)("goes through the user's proxy", async () => {
    downloads.publish(downloads.packed());
    const proxied = await site.open();
    Object.assign(machine.env, { HTTP_PROXY: proxied.base.replace("/releases", "") });
    const unreachable = { ...proxied, base: "http://127.0.0.1:1/releases" };
    await expect(downloads.findAt(unreachable)).resolves.toMatchObject({
      source: "download",
    });
  });

  it("comes through redirects", async () => {
    const data = downloads.packed();
    downloads.publish(data);
    site.files.set("/elsewhere?signature=secret", data);
    site.files.set(archivePath, (response) =>
      response.writeHead(302, { location: site.url("/elsewhere?signature=secret") }).end(),
    );
    await expect(downloads.find()).resolves.toMatchObject({ source: "download" });
  });
});
