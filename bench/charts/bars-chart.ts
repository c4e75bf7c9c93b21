/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly isOurs: boolean;
}

/** Bars of one fleet. */
export interface Group {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const width = 760;
const labelWidth = 210;
const textWidth = 90;
const rowHeight = 20;
const grey = "#7d8590";
const green = "#2da44e";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/**
 * Horizontal bars as SVG without a background, in colours that are legible on white and on black.
 * `scale` says how much of the room a value takes, 0 to 1.
 */
export function barsChart(title: string, groups: readonly Group[], scale: (value: number) => number): string {
  const parts: string[] = [];
  const put = (x: number, y: number, text: string, style = "") =>
    parts.push(`<text x="${x.toFixed(0)}" y="${y}"${style}>${escaped(text)}</text>`);
  let y = 24;
  put(0, y, title, ' font-size="15" font-weight="bold"');
  for (const group of groups) {
    y += 34;
    put(0, y, group.title, ' font-weight="bold"');
    y += 8;
    for (const { label, value, text, isOurs } of group.bars) {
      const room = width - labelWidth - textWidth;
      const length = Math.max(1, room * Math.min(1, scale(value)));
      put(labelWidth - 8, y + 14, label, ' text-anchor="end"');
      parts.push(
        `<rect x="${labelWidth}" y="${y + 3}" width="${length.toFixed(1)}" height="${rowHeight - 6}" rx="2" fill="${isOurs ? green : grey}"/>`,
      );
      put(labelWidth + length + 6, y + 14, text);
      y += rowHeight;
    }
  }
  const height = y + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="${grey}">`,
    `<title>${escaped(title)}</title>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}
