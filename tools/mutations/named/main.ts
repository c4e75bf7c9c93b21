import { makeCopy } from "../copy";
import { mutations } from "./mutations";
import { prove, provePassing } from "./prove";

const width = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));

/** `npm run mutations`. Returns the exit code. */
export async function named(say: (line: string) => void): Promise<number> {
  const copy = makeCopy();
  try {
    await provePassing(copy, mutations);
    const columns = [width(["SURVIVED"]), width(mutations.map(({ name }) => name))];
    const row = (cells: string[]) => cells.map((cell, i) => cell.padEnd(columns[i] ?? 0)).join("  ");
    say(row(["result", "protection that is off", "test"]));
    say(row(columns.map((column) => "-".repeat(column)).concat("----")));
    let died = 0;
    for (const mutation of mutations) {
      const result = await prove(copy, mutation);
      if (result === "died") died++;
      say(row([result, mutation.name, `${mutation.test.file}: ${mutation.test.title}`]));
    }
    say(`${died} of ${mutations.length} died`);
    return died === mutations.length ? 0 : 1;
  } finally {
    copy.remove();
  }
}
