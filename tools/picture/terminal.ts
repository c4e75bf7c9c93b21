import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IBufferCell, Terminal } from "@xterm/headless";

/** A run of characters that look the same. */
export interface Span {
  readonly text: string;
  /** Number in the palette of 256 colours; undefined for the terminal's own colour. */
  readonly color: number | undefined;
  readonly isBold: boolean;
}

/** What a terminal shows at one moment, line by line. */
export type Screen = readonly (readonly Span[])[];

export const textOf = (screen: Screen): string =>
  screen
    .map((line) =>
      line
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    )
    .join("\n")
    .trimEnd();

const styleOf = (cell: IBufferCell): Omit<Span, "text"> => ({
  color: cell.isFgPalette() ? cell.getFgColor() : undefined,
  isBold: cell.isBold() !== 0,
});

function screenOf(terminal: Terminal): Screen {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const line = active.getLine(active.viewportY + row);
    const spans: Span[] = [];
    for (let column = 0; line && column < terminal.cols; column++) {
      const cell = line.getCell(column);
      if (!cell || cell.getWidth() === 0) continue;
      const style = styleOf(cell);
      const text = cell.getChars() || " ";
      const last = spans.at(-1);
      if (last && last.color === style.color && last.isBold === style.isBold) {
        spans[spans.length - 1] = { ...last, text: last.text + text };
      } else spans.push({ text, ...style });
    }
    return spans;
  });
}

/** What a terminal of this size has shown of a command each time that its screen changed. Uses `script` of util-linux. */
export async function screensOf(
  command: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly columns: number; readonly rows: number },
): Promise<{ screens: Screen[]; code: number }> {
  const { cwd, env, columns, rows } = options;
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: false });
  const child = spawn("script", ["-qfec", `stty cols ${columns} rows ${rows}; ${command}`, "/dev/null"], {
    cwd,
    env: { ...env, TERM: "xterm-256color", NO_COLOR: undefined, CI: undefined },
  });
  const screens: Screen[] = [];
  let written = Promise.resolve();
  child.stdout.on("data", (bytes: Buffer) => {
    written = written.then(async () => {
      await new Promise<void>((resolve) => terminal.write(bytes, resolve));
      screens.push(screenOf(terminal));
    });
  });
  const [code] = (await once(child, "close")) as [number | null];
  await written;
  terminal.dispose();
  return { screens, code: code ?? 1 };
}
