import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import { anchorsOf, blocksOf, pages, proseOf, targetOf } from "../support/pages";

const all = pages();
const longest = 160;

test("no line is longer than a screen, but for links and commands", () => {
  const long = all.flatMap((page) =>
    [
      ...proseOf(page),
      ...blocksOf(page).flatMap(({ language, code, line }) => (language === "sh" ? [] : numbered(code, line))),
    ]
      .filter(({ text }) => [...text.replace(/\]\([^)]*\)/g, "]")].length > longest)
      .map(({ line }) => `${page.path}:${line}`),
  );
  expect(long).toEqual([]);
});

const numbered = (code: string, from: number) => code.split("\n").map((text, i) => ({ line: from + i, text }));

test("every link leads to a file that is there, and to a heading that it has", () => {
  const links = all.flatMap((page) =>
    [...page.text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = ""]) => ({ page, link }))
      .filter(({ link }) => !/^https?:/.test(link)),
  );
  expect(links.length).toBeGreaterThan(50);
  const broken = links.filter(({ page, link }) => {
    const [file = "", anchor] = link.split("#");
    const path = file === "" ? page.path : targetOf(page, file);
    if (!existsSync(join(projectRoot(), path))) return true;
    const target = all.find((each) => each.path === path);
    return anchor !== undefined && !(target && anchorsOf(target).has(anchor));
  });
  expect(broken.map(({ page, link }) => `${page.path}: ${link}`)).toEqual([]);
});

test("every page in docs is in the index", () => {
  const index = all.find(({ path }) => path === "docs/README.md")?.text ?? "";
  const missing = all
    .map(({ path }) => path)
    .filter((path) => /^docs\/[^/]+\.md$/.test(path) && path !== "docs/README.md")
    .filter((path) => !index.includes(`(${path.slice("docs/".length)})`));
  expect(missing).toEqual([]);
});
