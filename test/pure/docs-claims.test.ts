import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import { type Page, pages, proseOf } from "../support/pages";

const all = pages().filter(({ path }) => !path.startsWith("docs/decisions/"));
const termsOf = (page: Page) =>
  proseOf(page).flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/g)].map(([, term = ""]) => term));

function sourcesIn(folder: string): string {
  return readdirSync(join(projectRoot(), folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/(^|[\\/])(dist|node_modules)[\\/]/.test(name))
    .map((name) => readFileSync(join(projectRoot(), folder, name), "utf8"))
    .join("\n");
}

/** Texts of a source without its line breaks between parts of one text, and with `…` for what is filled in. */
const plain = (source: string) =>
  source
    .replace(/["`]\s*\+\s*["`]/g, "")
    .replaceAll('\\"', '"')
    .replaceAll("\\`", "`");

const provider = plain(sourcesIn("provider"));
const everything = provider + ["simulator", "tools", "bench", "test"].map(sourcesIn).join("\n");

test("every script that a page names is there", () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8"));
  const named = all.flatMap(({ path, text }) =>
    [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => ({ path, name })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("every file that a page names is there", () => {
  const files = all.flatMap((page) =>
    termsOf(page)
      .filter((term) => /^(test|tools|bench|provider|simulator|docs|examples)\/[\w./-]+\.\w+$/.test(term))
      .map((file) => ({ page: page.path, file })),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter(({ file }) => !existsSync(join(projectRoot(), file)))).toEqual([]);
});

test("every file and every name in the life of an input is in the provider", () => {
  const contributing = all.find(({ path }) => path === "CONTRIBUTING.md")?.text ?? "";
  const [, walk = ""] = /^## Life of an input\n([\s\S]*?)^## /m.exec(contributing) ?? [];
  const terms = [...walk.matchAll(/`([^`]+)`/g)].map(([, term = ""]) => term);
  expect(terms.length).toBeGreaterThan(30);
  const files = readdirSync(join(projectRoot(), "provider"), { recursive: true, encoding: "utf8" });
  const isThere = (term: string) =>
    term.endsWith(".ts")
      ? files.some((file) => file.split(sep).join("/").endsWith(term))
      : term.split(".").every((name) => provider.includes(name));
  expect(terms.filter((term) => !isThere(term))).toEqual([]);
});

test("every variable of the environment that a page names is read by something, or is Pulumi's or Node's", () => {
  const others = /^(PULUMI_|NODE_|CI$|NO_PROXY|HTTPS_PROXY|ALL_PROXY|CONTROL$)/;
  const variables = all.flatMap((page) =>
    termsOf(page)
      .filter((term) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(term) && !others.test(term))
      .filter((term) => !/^[A-Z]+$/.test(term))
      .map((variable) => ({ page: page.path, variable })),
  );
  expect(variables.length).toBeGreaterThan(20);
  expect(variables.filter(({ variable }) => !everything.includes(variable))).toEqual([]);
});

/** The texts in the first column of the tables of a page. */
const firstColumn = (path: string): string[] => {
  const page = all.find((each) => each.path === path);
  if (!page) throw new Error(`there is no ${path}`);
  return proseOf(page).flatMap(({ text }) => {
    const [, cell = ""] = /^\| (.*?) \|/.exec(text) ?? [];
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, term = ""]) => term);
  });
};

test.each(["docs/troubleshooting.md", "docs/network.md"])(
  "every error that %s quotes is one that can be printed",
  (path) => {
    const quoted = firstColumn(path);
    expect(quoted.length).toBeGreaterThan(10);
    const pulumis = [
      "the stack is currently locked",
      "code must be a string, not undefined",
      "Cannot find module 'pulumi-cloud-snapshots/handlers/…'",
      "Cannot read properties of undefined (reading 'readFile')",
      "It looks like the Pulumi SDK has not been installed",
    ];
    const parts = (text: string) =>
      text
        .split(/…|\d+/)
        .map((part) => part.replace(/^[\s?.,]+|[\s?.,]+$/g, ""))
        .filter((part) => part.length > 5);
    const unknown = quoted
      .filter((text) => !pulumis.includes(text) && !/^[a-z]+:\/\/|^[A-Za-z_]+_proxy$|^[A-Z_]+_PROXY$/i.test(text))
      .flatMap((text) => parts(text).filter((part) => !provider.includes(part)));
    expect(unknown).toEqual([]);
  },
);

test("every error code with an advice is in the troubleshooting page", () => {
  const clouds = join(projectRoot(), "provider", "clouds");
  const files = readdirSync(clouds)
    .map((folder) => join(clouds, folder, "error-codes.ts"))
    .filter((file) => existsSync(file));
  expect(files.length).toBeGreaterThan(2);
  const tables = files.map((file) => readFileSync(file, "utf8"));
  const advised = tables.flatMap((source) =>
    [...source.slice(source.indexOf("  },\n  {\n")).matchAll(/^ {4}(?:"([\w.]+)"|(\w+)):/gm)].map(
      ([, quoted, bare]) => quoted ?? bare ?? "",
    ),
  );
  expect(advised.length).toBeGreaterThan(40);
  const listed = firstColumn("docs/troubleshooting.md");
  expect(advised.filter((code) => !listed.includes(code))).toEqual([]);
});
