import { isInProvider, type Room, wholeProvider } from "./rooms";

const size = { width: 216, height: 46, columnGap: 18, rowGap: 28, margin: 24 };
const titleHeight = 26;
const legend = "solid: imports, left out where a longer way shows it. dashed: names it in a text";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const leftOf = (column: number) =>
  size.margin + column * (size.width + size.columnGap) + (column >= 3 ? size.margin * 2 : 0);
const topOf = (row: number) => size.margin + titleHeight + row * (size.height + size.rowGap);

interface Point {
  readonly x: number;
  readonly y: number;
}

const above = ({ at: [column, row] }: Room): Point => ({ x: leftOf(column) + size.width / 2, y: topOf(row) });
const below = (room: Room): Point => ({ ...above(room), y: above(room).y + size.height });

const line = (from: Point, to: Point, extra = "") =>
  `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" marker-end="url(#arrow)"${extra}/>`;

function box({ name, label, at: [column, row] }: Room): string {
  const [x, y] = [leftOf(column), topOf(row)];
  const middle = x + size.width / 2;
  return [
    `<rect x="${x}" y="${y}" width="${size.width}" height="${size.height}" rx="6" fill="#ffffff" stroke="#57606a"/>`,
    `<text x="${middle}" y="${y + 19}" font-weight="bold">${escaped(name)}</text>`,
    `<text x="${middle}" y="${y + 36}" fill="#57606a" font-size="12">${escaped(label)}</text>`,
  ].join("\n");
}

/** The rooms that a room imports and does not reach through another one: arrows that follow from others are left out. */
export function directImports(room: Room, rooms: readonly Room[]): string[] {
  const reachable = (name: string): string[] => {
    const next = rooms.find((each) => each.name === name)?.mayImport ?? [];
    return next.flatMap((each) => [each, ...reachable(each)]);
  };
  return room.mayImport.filter((name) => !room.mayImport.some((other) => reachable(other).includes(name)));
}

function arrows(room: Room, rooms: readonly Room[], frameRight: number): string[] {
  const imports = directImports(room, rooms).map((name) => {
    if (name === wholeProvider) {
      const y = topOf(room.at[1]) + size.height / 2;
      return line({ x: leftOf(room.at[0]), y }, { x: frameRight, y });
    }
    const other = rooms.find((each) => each.name === name);
    if (!other) throw new Error(`${room.name} may import ${name}, which is no room`);
    return line(below(room), above(other));
  });
  const named = rooms.filter(({ name }) => room.names?.includes(name));
  return [...imports, ...named.map((other) => line(below(room), above(other), ' stroke-dasharray="5 4"'))];
}

/** The rooms as boxes, with an arrow from each to those that it imports. */
export function pictureOf(rooms: readonly Room[]): string {
  const last = (of: readonly Room[], i: 0 | 1) => Math.max(...of.map(({ at }) => at[i]));
  const inside = rooms.filter(isInProvider);
  const frameRight = leftOf(last(inside, 0)) + size.width + size.margin;
  const width = leftOf(last(rooms, 0)) + size.width + size.margin;
  const height = topOf(last(rooms, 1)) + size.height + size.margin + titleHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    "<title>The rooms of the repository, and who imports whom</title>",
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">',
    '<path d="M0 0 L10 5 L0 10 z" fill="#57606a"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<rect x="8" y="8" width="${frameRight - 8}" height="${height - 16}" rx="10" fill="#f6f8fa" stroke="#d0d7de"/>`,
    '<g font-family="Helvetica, Arial, sans-serif" font-size="14" fill="#1f2328" text-anchor="middle">',
    `<text x="${size.margin}" y="30" text-anchor="start" font-size="12" fill="#57606a">the npm package</text>`,
    `<text x="${size.margin}" y="${height - 22}" text-anchor="start" font-size="12" fill="#57606a">${legend}</text>`,
    ...rooms.map(box),
    "</g>",
    '<g stroke="#57606a" stroke-width="1.4">',
    ...rooms.flatMap((room) => arrows(room, rooms, frameRight)),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
