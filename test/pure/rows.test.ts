import { StatusRows } from "../../provider/dynamic/rows";
import { terminalLine } from "../../provider/http/terminal-line";

function setUp(isWatched = false) {
  let now = 0;
  const lines: string[] = [];
  const rows = new StatusRows(
    ({ text }, sent = () => {}) => {
      lines.push(text);
      sent();
    },
    () => now,
    isWatched,
  );
  const pass = (ms: number) => {
    now += ms;
    jest.advanceTimersByTime(ms);
  };
  return { rows, lines, pass };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test("a change of words shows at once, a change of numbers at most every 10 s", () => {
  const { rows, lines, pass } = setUp();
  rows.status("urn", "progressing 0 %");
  pass(1_000);
  rows.status("urn", "progressing 10 %");
  pass(9_000);
  rows.status("urn", "progressing 20 %");
  pass(1_000);
  rows.status("urn", "accomplished 100 %");
  pass(50);
  expect(lines).toEqual(["progressing 0 %", "progressing 20 %", "accomplished 100 %"]);
});

test("where people watch, numbers change every 2 s in the first half minute, then every 10 s", () => {
  const { rows, lines, pass } = setUp(true);
  for (let second = 0; second < 60; second++) {
    rows.status("urn", `${second} %`);
    pass(1_000);
  }
  expect(lines).toHaveLength(15 + 3);
  expect(lines.slice(0, 3)).toEqual(["0 %", "2 %", "4 %"]);
});

test("the first half minute ends after 30 s", () => {
  const shownAt = (ms: number) => {
    const { rows, lines, pass } = setUp(true);
    rows.status("urn", "0 %");
    pass(26_000);
    rows.status("urn", "1 %");
    pass(ms - 26_000);
    rows.status("urn", "2 %");
    return lines.includes("2 %");
  };
  expect([shownAt(27_999), shownAt(28_000), shownAt(29_999), shownAt(30_000)]).toEqual([false, true, true, false]);
});

test("the same text is not repeated, and resources do not hide each other", () => {
  const { rows, lines, pass } = setUp();
  rows.status("a", "progressing 10 %");
  pass(60_000);
  rows.status("a", "progressing 10 %");
  rows.status("b", "progressing 10 %");
  pass(50);
  expect(lines).toEqual(["progressing 10 %", "progressing 10 %"]);
});

test("of a thousand rows that change together twenty a second show, the newest line of each; warnings do not wait", () => {
  const { rows, lines, pass } = setUp();
  for (const text of ["accepted", "progressing"]) {
    for (let i = 0; i < 1_000; i++) rows.status(`urn-${i}`, `s-${i} ${text}`);
  }
  rows.warn("urn-999", "s-999 is strange");
  expect(lines).toEqual(["s-0 accepted", "s-999 is strange"]);
  pass(1_000);
  expect(lines).toHaveLength(22);
  expect(lines.slice(2, 4)).toEqual(["s-1 progressing", "s-2 progressing"]);
  rows.end("urn-500");
  rows.end("urn-1");
  expect(lines.slice(22)).toEqual(["s-500 progressing"]);
  pass(60_000);
  expect(lines).toHaveLength(1_002);
  expect(lines.at(-1)).toBe("s-0 progressing");
});

test("warnings and other lines that stay go out as what they are, and can be printed", () => {
  const lines: unknown[] = [];
  const rows = new StatusRows((line) => void lines.push(line));
  rows.warn("a", "s-1 is \u001b[31mstrange");
  rows.tell("b", "s-2 is \u001b[31madopted");
  expect(lines).toEqual([
    { urn: "a", kind: "warning", text: terminalLine("s-1 is \u001b[31mstrange") },
    { urn: "b", kind: "info", text: terminalLine("s-2 is \u001b[31madopted") },
  ]);
  expect(JSON.stringify(lines)).not.toContain("\\u001b");
});
