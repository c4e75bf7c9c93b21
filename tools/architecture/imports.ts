import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import ts from "typescript";
import { projectRoot } from "../engine/project-root";
import { isInProvider, type Room, roomOf, wholeProvider } from "./rooms";

/** A source file, and the files of this repository that it imports. Paths are from the root, with slashes, without `.ts`. */
export interface SourceFile {
  readonly file: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const folders = ["provider", "simulator", "tools", "bench", "test"];

/** Names under which files of this repository are imported, and where they are. */
const packages: readonly (readonly [RegExp, string])[] = [
  [/^#provider\//, "provider/"],
  [/^pulumi-cloud-snapshots$/, "provider/index"],
  [/^pulumi-cloud-snapshots\//, "provider/"],
  [/^cloud-snapshots-simulator$/, "simulator/index"],
];

/** The file of this repository that an import in a folder names; undefined for packages of others. */
function targetOf(folder: string, name: string): string | undefined {
  if (name.startsWith(".")) {
    const target = posix.join(folder, name);
    return folders.includes(target) ? `${target}/index` : target;
  }
  const own = packages.find(([pattern]) => pattern.test(name));
  return own && name.replace(...own);
}

function read(file: string): SourceFile {
  const text = readFileSync(join(projectRoot(), file), "utf8");
  const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const imports = named.map((name) => targetOf(posix.dirname(file), name)).filter((target) => target !== undefined);
  return { file: file.replace(/\.ts$/, ""), lines: text.split("\n").length - 1, imports };
}

/** Every source file of the repository. */
export const readSources = (): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.split(sep).join("/")}`)
      .filter((file) => /(?<!\.d)\.ts$/.test(file) && !/\/(dist|node_modules)\//.test(file))
      .sort()
      .map(read),
  );

/** The name that a room's imports of another one are listed under. */
export const nameFor = (from: Room, to: Room): string =>
  isInProvider(to) && !isInProvider(from) ? wholeProvider : to.name;

const folderOf = (file: string) => posix.dirname(file).split("/").slice(0, 3).join("/");

/** What is wrong with the directions of imports, and what is allowed and never used. */
export function judge(sources: readonly SourceFile[], rooms: readonly Room[]): string[] {
  const used = new Set<string>();
  const wrong = sources.flatMap(({ file, imports }) =>
    imports.flatMap((target) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === to) {
        const isForeign = from.isByFolder && folderOf(file) !== folderOf(target);
        return isForeign ? [`${file} imports ${target}: folders of ${from.name} know nothing of each other`] : [];
      }
      const name = nameFor(from, to);
      used.add(`${from.name} ${name}`);
      return from.mayImport.includes(name) ? [] : [`${file} imports ${target}: ${from.name} may not import ${name}`];
    }),
  );
  const unused = rooms.flatMap(({ name, mayImport }) =>
    mayImport.filter((other) => !used.has(`${name} ${other}`)).map((other) => `${name} never imports ${other}`),
  );
  return [...wrong, ...unused];
}
