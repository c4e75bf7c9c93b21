import { blocksOf, type Page, pages, proseOf } from "../support/pages";

const all = pages();
const page = (path: string): Page => {
  const found = all.find((each) => each.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
};

/** What both languages must have: the levels of headings, the numbers of list items and of rows, in their order. */
const shapeOf = (each: Page): string[] =>
  proseOf(each).flatMap(({ text }) => {
    const [mark] = /^(#+ |- |\| |!\[)/.exec(text) ?? [];
    return mark === undefined ? [] : [mark.trim()];
  });

const codeOf = (each: Page) => blocksOf(each).map(({ language, code }) => ({ language, code }));

/** Words in backticks are the same in every language. */
const termsOf = (each: Page): Set<string> =>
  new Set(proseOf(each).flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/g)].map(([, term = ""]) => term)));

describe.each([
  ["README.md", "README.zh-CN.md"],
  ["docs/getting-started.md", "docs/zh-CN/getting-started.md"],
])("%s and %s", (english, chinese) => {
  test("have the same code", () => {
    expect(codeOf(page(chinese))).toEqual(codeOf(page(english)));
    expect(codeOf(page(english)).length).toBeGreaterThan(3);
  });

  test("have the same headings, lists, tables and pictures", () => {
    expect(shapeOf(page(chinese))).toEqual(shapeOf(page(english)));
  });

  test("have the same terms", () => {
    expect([...termsOf(page(chinese))].sort()).toEqual([...termsOf(page(english))].sort());
  });
});
