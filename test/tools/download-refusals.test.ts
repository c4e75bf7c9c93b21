import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReleaseSite } from "../../tools/engine/release";
import { archive, archivePath, checksumsPath, Downloads } from "./downloads";
import { type StandInSite, sha256 } from "./release-site";
import type { Machine } from "./stand-ins";

let downloads: Downloads;
let machine: Machine;
let site: StandInSite;
beforeEach(() => {
  downloads = new Downloads();
  ({ machine, site } = downloads);
});
afterEach(() => downloads.close());

const isRun = () => machine.calls("pulumi").length + machine.calls("host").length > 0;

/** The reason for which the download was given up. Nothing has been run, and nothing is left of it. */
async function refusal(limits: Partial<ReleaseSite> = {}): Promise<string> {
  await expect(downloads.find(limits)).rejects.toThrow("Go modules: Go is not installed");
  expect(isRun()).toBe(false);
  expect(readdirSync(machine.cache)).toEqual([]);
  return machine.said.find((line) => line.startsWith("download: ")) ?? "";
}

describe("nothing is run, and the search goes on, when", () => {
  it("the checksum is another", async () => {
    const data = downloads.packed();
    downloads.publish(data, `${sha256("other")}  ${archive}\n`);
    expect(await refusal()).toBe(
      `download: ${archive} is refused: its SHA-256 is ${sha256(data)}, the release says ${sha256("other")}`,
    );
    expect(machine.calls("tar")).toEqual([]);
  });

  it.each([
    ["another file's", (sum: string) => `${sum}  ${archive}.sig\n`],
    ["cut short", (sum: string) => `${sum.slice(1)}  ${archive}\n`],
    ["empty", () => ""],
  ])("the list of checksums is %s: the archive is not even fetched", async (_, list) => {
    const data = downloads.packed();
    downloads.publish(data, list(sha256(data)));
    expect(await refusal()).toBe(`download: the release's list of checksums has none for ${archive}`);
    expect(site.asked).toEqual([checksumsPath]);
  });

  it("the archive is truncated", async () => {
    const data = downloads.packed();
    downloads.publish(data);
    site.files.set(archivePath, (response) => {
      response.writeHead(200, { "content-length": data.length });
      response.write(data.subarray(0, 100), () => response.destroy());
    });
    expect(await refusal()).toBe(
      `download: ${site.url(archivePath)} cannot be fetched: the connection ended before the file was complete`,
    );
  });

  it.each(["../outside", "pulumi/../../outside", "/ABSOLUTE"])("the archive has the path %s", async (path) => {
    const outside = join(machine.root, "outside");
    const member = path === "/ABSOLUTE" ? outside : path;
    const data = downloads.packed(
      (folder) => {
        for (const file of [join(dirname(folder), "outside"), outside]) writeFileSync(file, "old");
      },
      [member],
    );
    downloads.publish(data);
    expect(await refusal()).toMatch(`${archive} is refused: its member ${member} leaves the folder`);
    expect(machine.calls("tar")).toHaveLength(1);
  });

  it("a program in the archive is a link", async () => {
    downloads.publish(
      downloads.packed((folder) => {
        mkdirSync(join(folder, "other"));
        execFileSync("mv", [join(folder, "pulumi", "pulumi-language-nodejs"), join(machine.root, "planted")]);
        symlinkSync(join(machine.root, "planted"), join(folder, "pulumi", "pulumi-language-nodejs"));
      }),
    );
    expect(await refusal()).toMatch(/is refused: its member pulumi\/pulumi-language-nodejs is not a plain file$/);
  });

  it("the archive has no such program, or is none", async () => {
    downloads.publish(Buffer.from("not an archive"));
    expect(await refusal()).toMatch(`${archive} cannot be unpacked: it ended with exit code `);
  });

  it("the release is not there", async () => {
    expect(await refusal()).toBe(`download: ${site.url(checksumsPath)} cannot be fetched: the answer is 404`);
  });

  it("the site is silent, however it begins", async () => {
    downloads.publish(downloads.packed());
    site.files.set(archivePath, (response) => response.writeHead(200).write("x"));
    expect(await refusal({ silenceMs: 300 })).toMatch(/cannot be fetched: nothing arrived for 0\.3 s$/);
  });

  it("the site never ends", async () => {
    downloads.publish(downloads.packed());
    site.files.set(archivePath, (response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect(await refusal({ wholeMs: 300 })).toMatch(/cannot be fetched: it took more than 0\.3 s$/);
  });

  it("a file is too large", async () => {
    downloads.publish(downloads.packed());
    expect(await refusal({ largest: 100 })).toMatch(/cannot be fetched: it has more than 100 bytes$/);
  });

  it("the list of checksums is no list", async () => {
    const data = downloads.packed();
    downloads.publish(data, `${sha256(data)}  ${archive}\n${"x".repeat(100_000)}`);
    expect(await refusal()).toBe(
      `download: ${site.url(checksumsPath)} cannot be fetched: it has more than 100000 bytes`,
    );
  });

  it("a redirect leaves https, whose query is not shown", async () => {
    downloads.publish(downloads.packed());
    site.files.set(archivePath, (response) =>
      response.writeHead(302, { location: "http://mirror.invalid/x?signature=secret" }).end(),
    );
    expect(await refusal()).toMatch(/cannot be fetched: it leads to http:\/\/mirror\.invalid\/x, which is not https$/);
  });

  it("redirects go round in a circle", async () => {
    downloads.publish(downloads.packed());
    site.files.set(archivePath, (response) => response.writeHead(302, { location: archivePath }).end());
    expect(await refusal()).toMatch(/cannot be fetched: more than 5 redirects$/);
  });
});
