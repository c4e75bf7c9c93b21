import type { SourceFile } from "./imports";
import { pictureOf } from "./picture";
import { isInProvider, type Room, roomOf } from "./rooms";

/** Two digits: nobody needs more, and a change of a few lines does not change the table. */
const rounded = (figure: number) => String(Number(figure.toPrecision(2)));

const code = (text: string) => `\`${text}\``;

const pathOf = (room: Room) => (isInProvider(room) && room.name !== "provider" ? `provider/${room.name}` : room.name);

const shortName = (name: string) => (name === "clouds/<cloud>" ? "a cloud" : name.replace("clouds/", ""));

function row(room: Room, sources: readonly SourceFile[]): string {
  const own = sources.filter(({ file }) => roomOf(file) === room);
  const lines = own.reduce((sum, each) => sum + each.lines, 0);
  const may = room.mayImport.map((name) => shortName(name)).join(", ") || "nothing of ours";
  const cells = [code(pathOf(room)), room.holds, rounded(own.length), rounded(lines), may];
  return `| ${cells.join(" | ")} |`;
}

const start = "<!-- rooms: written by npm run architecture -->\n";
const end = "<!-- end of rooms -->";

/** CONTRIBUTING.md with the table of rooms as it must be. */
function page(text: string, rooms: readonly Room[], sources: readonly SourceFile[]): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error("CONTRIBUTING.md has no marks of the rooms");
  const head = ["| room | holds | files | lines | may import |", "| --- | --- | ---: | ---: | --- |"];
  const table = [...head, ...rooms.map((room) => row(room, sources))].join("\n");
  return `${text.slice(0, from + start.length)}\n${table}\n\n${text.slice(to)}`;
}

/** What `npm run architecture` writes, by path. `read`: the text of a file as it is. */
export const written = (
  rooms: readonly Room[],
  sources: readonly SourceFile[],
  read: (path: string) => string,
): Record<string, string> => ({
  "docs/architecture.svg": pictureOf(rooms),
  "CONTRIBUTING.md": page(read("CONTRIBUTING.md"), rooms, sources),
});
