import { terminalLine } from "../../provider/http/terminal-line";

test.each([
  ["a line break and an escape", "a\r\n\u001b[31mb", "a [31mb"],
  ["controls of the second set", "a\u009b31mb", "a 31mb"],
  ["a direction override", "a\u202eb", "a\\u{202e}b"],
  ["isolates", "a\u2066b\u2069", "a\\u{2066}b\\u{2069}"],
  ["zero-width characters", "a\u200bb\u200dc\ufeffd", "a\\u{200b}b\\u{200d}c\\u{feff}d"],
  ["a filler that is a letter", "a\u3164b", "a\\u{3164}b"],
  ["a tag that nobody sees", "a\u{e0041}b", "a\\u{e0041}b"],
  ["separators of lines and paragraphs", "a\u2028b\u2029c", "a b c"],
  ["half a character", "a\ud800b", "a\ufffdb"],
  ["letters of any script", "团队 é ß 😀 שלום", "团队 é ß 😀 שלום"],
])("%s", (_, text, shown) => {
  expect(terminalLine(text)).toBe(shown);
});

test("a command for a CI log does not begin a line", () => {
  expect(terminalLine("x\n::error::injected")).toBe("x ::error::injected");
});

test("a long text is cut, and says how long it is", () => {
  const clean = terminalLine("x ".repeat(100_000));
  expect(clean).toMatch(/… \(200000 characters\)$/);
  expect(clean.length).toBeLessThan(2_100);
});

test("a long text is cut at its last blank", () => {
  const cut = terminalLine(`${"a".repeat(20_000)} ${"b".repeat(50_000)}`, 100_000);
  expect(cut).toMatch(/^a{20000} … \(70001 characters\)$/);
});

test("a text is read up to 32,768 characters, and without a blank in them nothing of it is shown but its length", () => {
  const most = 32_768;
  expect(terminalLine("x".repeat(most), most)).toBe("x".repeat(most));
  expect(terminalLine("x".repeat(most + 1), most)).toBe(`… (${most + 1} characters)`);
  expect(terminalLine(` ${"x".repeat(most)}`)).toBe(` … (${most + 1} characters)`);
});

test("a line is cut after the characters that it may have", () => {
  expect([terminalLine("abc", 3), terminalLine("abcd", 3)]).toEqual(["abc", "abc… (4 characters)"]);
  expect(terminalLine("x".repeat(2_000))).toHaveLength(2_000);
  expect(terminalLine("x".repeat(2_001))).toBe(`${"x".repeat(2_000)}… (2001 characters)`);
});
