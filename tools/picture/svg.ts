import type { Screen, Span } from "./terminal";

/** Sixteen colours that can be read on a dark ground; the rest of the palette is shown in the ground's own text colour. */
const palette = [
  "#8b949e",
  "#ff7b72",
  "#7ee787",
  "#e3b341",
  "#79c0ff",
  "#d2a8ff",
  "#76e3ea",
  "#e6edf3",
  "#8b949e",
  "#ff7b72",
  "#7ee787",
  "#e3b341",
  "#79c0ff",
  "#d2a8ff",
  "#76e3ea",
  "#ffffff",
];
const ground = "#0d1117";
const plain = "#e6edf3";
const fontSize = 14;
const lineHeight = 20;
const characterWidth = 8.43;
const margin = 16;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const isBlank = (line: readonly Span[]) => line.every(({ text }) => text.trim() === "");

function tspan({ text, color, isBold }: Span): string {
  const fill = color === undefined ? "" : ` fill="${palette[color] ?? plain}"`;
  return `<tspan${fill}${isBold ? ' font-weight="bold"' : ""}>${escaped(text)}</tspan>`;
}

/** A terminal's screen as a picture, without the empty lines at its end. */
export function svgOf(screen: Screen, columns: number, title: string): string {
  const end = screen.findLastIndex((line) => !isBlank(line)) + 1;
  const lines = screen.slice(0, end);
  const width = Math.ceil(columns * characterWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.map(
    (line, row) =>
      `<text x="${margin}" y="${margin + row * lineHeight + fontSize}" xml:space="preserve">${line.map(tspan).join("")}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    `<g fill="${plain}" font-size="${fontSize}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace">`,
    ...texts,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
