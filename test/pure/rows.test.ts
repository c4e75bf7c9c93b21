import { StatusRows } from "../../provider/dynamic/rows";

function setUp() {
  let now = 0;
  const lines: string[] = [];
  const rows = new StatusRows(
    ({ text }) => lines.push(text),
    () => now,
  );
  return { rows, lines, pass: (ms: number) => (now += ms) };
}

test("a change of words shows at once, a change of numbers at most every 10 s", () => {
  const { rows, lines, pass } = setUp();
  rows.status("urn", "progressing 0 %");
  pass(1_000);
  rows.status("urn", "progressing 10 %");
  pass(9_000);
  rows.status("urn", "progressing 20 %");
  pass(1_000);
  rows.status("urn", "accomplished 100 %");
  expect(lines).toEqual(["progressing 0 %", "progressing 20 %", "accomplished 100 %"]);
});

test("the same text is not repeated, and resources do not hide each other", () => {
  const { rows, lines, pass } = setUp();
  rows.status("a", "progressing 10 %");
  pass(60_000);
  rows.status("a", "progressing 10 %");
  rows.status("b", "progressing 10 %");
  expect(lines).toEqual(["progressing 10 %", "progressing 10 %"]);
});
