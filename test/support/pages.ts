import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";

/** A page of documentation. */
export interface Page {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A block of code in a page. */
export interface Block {
  readonly page: string;
  /** Line of its first line of code. */
  readonly line: number;
  /** What stands behind the three backticks. */
  readonly language: string;
  readonly code: string;
}

const top = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/README.md"];

/** All pages: those of the top, and those in docs/. */
export function pages(): Page[] {
  const inDocs = readdirSync(join(projectRoot(), "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.split(sep).join("/")}`);
  return [...top, ...inDocs].map((path) => ({ path, text: readFileSync(join(projectRoot(), path), "utf8") }));
}

/** The blocks of code of a page, in their order. */
export function blocksOf({ path, text }: Page): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [i, line] of text.split("\n").entries()) {
    const [, language] = /^ *```(.*)$/.exec(line) ?? [];
    if (language === undefined) open?.lines.push(line);
    else if (open) {
      blocks.push({ page: path, line: open.line, language: open.language, code: open.lines.join("\n") });
      open = undefined;
    } else open = { language, line: i + 2, lines: [] };
  }
  return blocks;
}

/** Lines outside of blocks of code, with their numbers. */
export function proseOf({ text }: Page): { line: number; text: string }[] {
  let isCode = false;
  return text.split("\n").flatMap((line, i) => {
    if (/^ *```/.test(line)) {
      isCode = !isCode;
      return [];
    }
    return isCode ? [] : [{ line: i + 1, text: line }];
  });
}

/** The headings of a page as GitHub makes anchors of them. */
export const anchorsOf = (page: Page): Set<string> =>
  new Set(
    proseOf(page).flatMap(({ text }) => {
      const [, heading] = /^#+ (.*)$/.exec(text) ?? [];
      if (heading === undefined) return [];
      return [
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, "")
          .replaceAll(" ", "-"),
      ];
    }),
  );

/** Where a link of a page leads, from the root of the repository. */
export const targetOf = (page: Page, link: string): string =>
  relative(projectRoot(), join(projectRoot(), page.path, "..", link))
    .split(sep)
    .join("/");
