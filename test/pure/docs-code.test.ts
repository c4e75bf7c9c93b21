import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../tools/engine/project-root";
import { blocksOf, pages } from "../support/pages";

const blocks = pages()
  .filter(({ path }) => !path.startsWith("docs/decisions/"))
  .flatMap(blocksOf);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-code-"));
  symlinkSync(join(projectRoot(), "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every TypeScript block of the documentation compiles as a file of its own", () => {
  const files = blocks
    .filter(({ language }) => language === "ts")
    .map(({ page, line, code }) => {
      const path = join(folder, `${page.replaceAll(/\W/g, "-")}-${line}.ts`);
      writeFileSync(path, `${code}\nexport {};\n`);
      return { path, at: `${page}:${line}` };
    });
  expect(files.length).toBeGreaterThan(10);
  writeFileSync(
    join(folder, "snapshots.ts"),
    blocks.find(({ page, language }) => page === "docs/unit-tests.md" && language === "ts")?.code ?? "",
  );
  const program = ts.createProgram(
    files.map(({ path }) => path),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node", "jest"],
      typeRoots: [join(projectRoot(), "node_modules", "@types")],
    },
  );
  const errors = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const at = files.find(({ path }) => path === file?.fileName)?.at ?? file?.fileName ?? "";
    return `${at}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  expect(errors).toEqual([]);
}, 60_000);

test("every JSON block of the documentation is JSON", () => {
  const bodies = blocks.filter(({ language }) => language === "json");
  expect(bodies.length).toBeGreaterThan(2);
  for (const { code } of bodies) expect(() => JSON.parse(code)).not.toThrow();
});
