import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judge, readSources, type SourceFile } from "../../tools/architecture/imports";
import { directImports } from "../../tools/architecture/picture";
import { type Room, roomOf, rooms } from "../../tools/architecture/rooms";
import { written } from "../../tools/architecture/written";
import { projectRoot } from "../../tools/engine/project-root";

const sources = readSources();
const textOf = (path: string) => readFileSync(join(projectRoot(), path), "utf8");

test("no import goes against the direction of the rooms, and none is allowed in vain", () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(judge(sources, rooms)).toEqual([]);
});

const figures = / \| (\d+) \| (\d+) \| /g;
const withoutFigures = (text: string) => text.replace(figures, " | files | lines | ");
const figuresIn = (text: string) =>
  [...text.matchAll(figures)].flatMap(([, files, lines]) => [Number(files), Number(lines)]);

test("picture and table are those of the source (npm run architecture writes them)", () => {
  const stale = Object.entries(written(rooms, sources, textOf)).filter(
    ([path, text]) => withoutFigures(text) !== withoutFigures(textOf(path)),
  );
  expect(stale.map(([path]) => path)).toEqual([]);
});

test("no figure of the table is off by more than a fifth", () => {
  const now = figuresIn(written(rooms, sources, textOf)["CONTRIBUTING.md"] ?? "");
  const recorded = figuresIn(textOf("CONTRIBUTING.md"));
  expect(now.length).toBe(2 * rooms.length);
  expect(recorded.filter((figure, i) => Math.abs(figure - (now[i] ?? 0)) > (now[i] ?? 0) / 5)).toEqual([]);
});

test("what a room may import is drawn below it", () => {
  const isUp = (from: Room, to: Room | undefined) => to !== undefined && to.at[1] <= from.at[1];
  const up = rooms.flatMap((room) =>
    [...room.mayImport, ...(room.names ?? [])]
      .filter((name) =>
        isUp(
          room,
          rooms.find((each) => each.name === name),
        ),
      )
      .map((name) => `${room.name} to ${name}`),
  );
  expect(up).toEqual([]);
});

test("imports of this repository are found, whatever they are called", () => {
  const imports = (file: string) => sources.find((each) => each.file === file)?.imports ?? [];
  expect(imports("provider/handlers/alibaba-ecs-snapshot")).toContain("provider/clouds/alibaba/ecs-snapshot/kind");
  expect(imports("tools/docs/pages")).toContain("provider/clouds/inputs/schema");
  expect(imports("test/pure/typed-inputs.test")).toContain("provider/index");
  expect(imports("test/support/world")).toContain("simulator/index");
  const missing = sources.flatMap(({ imports: targets }) =>
    targets.filter(
      (target) => !["", ".ts", "/index.ts", ".cjs"].some((end) => existsSync(join(projectRoot(), target + end))),
    ),
  );
  expect(missing).toEqual([]);
});

describe("a wrong import is told:", () => {
  const importing = (file: string, target: string): SourceFile[] => [{ file, lines: 1, imports: [target] }];

  test.each([
    ["provider/readiness/waiter", "provider/clouds/lifecycle/kind", "readiness may not import clouds/lifecycle"],
    ["provider/clouds/inputs/common", "provider/clouds/place/cloud", "clouds/inputs may not import clouds/place"],
    ["provider/clouds/baidu/client", "provider/clouds/alibaba/sign", "folders of clouds/<cloud> know nothing"],
    ["simulator/open", "provider/http/json", "simulator may not import the provider"],
    ["provider/http/json", "tools/count", "http may not import tools"],
  ])("%s of %s", (file, target, problem) => {
    expect(judge(importing(file, target), [])).toEqual([expect.stringContaining(problem)]);
  });

  test("and so is an allowed one that nobody makes", () => {
    const [room] = rooms.filter(({ name }) => name === "http");
    expect(judge([], room ? [room] : [])).toEqual(["http never imports time"]);
  });

  test("and a file in no room", () => {
    expect(() => roomOf("elsewhere/x")).toThrow("elsewhere/x is in no room");
  });
});

test("an arrow that a longer way shows is left out", () => {
  const named = (name: string) => rooms.find((room) => room.name === name) ?? ({ mayImport: [] } as never);
  expect(directImports(named("handlers"), rooms)).toEqual(["dynamic", "clouds/<cloud>"]);
  expect(directImports(named("readiness"), rooms)).toEqual(["time"]);
});
