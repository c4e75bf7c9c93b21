import { pages } from "../support/pages";

const all = pages().filter(({ path }) => path.startsWith("docs/decisions/"));
const decisions = all.filter(({ path }) => !path.endsWith("README.md"));
const fileOf = (path: string) => path.replace("docs/decisions/", "");

test.each(decisions)(
  "$path has a title, a status, a context, a decision and consequences, in this order",
  ({ text }) => {
    const parts = [...text.matchAll(/^(?:# |\*\*(Status|Context|Decision|Consequences)\.\*\*)/gm)].map(
      ([, part]) => part,
    );
    expect(parts).toEqual([undefined, "Status", "Context", "Decision", "Consequences"]);
  },
);

test("the index has the number and the title of each decision", () => {
  const rows = decisions.map(({ path, text }) => {
    const [, title] = /^# (.*)$/m.exec(text) ?? [];
    return `| [${fileOf(path).slice(0, 4)}](${fileOf(path)}) | ${title} |`;
  });
  expect(rows.length).toBeGreaterThan(20);
  const index = all.find(({ path }) => path.endsWith("README.md"))?.text ?? "";
  expect(index.split("\n").filter((line) => line.startsWith("| ["))).toEqual(rows.sort());
});
