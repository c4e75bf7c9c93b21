import { readFileSync } from "node:fs";
import { join } from "node:path";
import { optional } from "../../provider/clouds/inputs/schema";
import { generatedParts, withParts } from "../../tools/docs/pages";
import { Source } from "../../tools/docs/read-source";
import { inputsTable } from "../../tools/docs/tables";

const read = (page: string) => readFileSync(join(__dirname, "../../docs", page), "utf8");

test("the tables of all pages are those of the source (npm run docs writes them)", () => {
  const stale = Object.entries(generatedParts()).filter(
    ([page, parts]) => withParts(page, read(page), parts) !== read(page),
  );
  expect(stale.map(([page]) => page)).toEqual([]);
});

test("a page without a place for its table is an error, and a stale table is replaced", () => {
  expect(() => withParts("x.md", "# X\n", { inputs: "new" })).toThrow('docs/x.md has no marks of the part "inputs"');
  const page = "# X\n\n<!-- inputs: written by npm run docs -->\n\nold\n\n<!-- end of inputs -->\n";
  expect(withParts("x.md", page, { inputs: "$1 new" })).toBe(page.replace("old", () => "$1 new"));
});

test("a field is read with its type, default and constraints, also one that is inherited", () => {
  const fields = new Source("resources/alibaba-ecs-snapshot").fields("EcsSnapshotArgs");
  const field = (name: string) => fields.find((each) => each.name === name);
  expect(field("diskId")).toMatchObject({ type: "string", isRequired: true, isOwn: true });
  expect(field("force")).toMatchObject({ type: "boolean", isRequired: false, default: "false" });
  expect(field("tags")).toMatchObject({
    type: "Record<string, string>",
    remarks: expect.stringContaining("At most 18"),
  });
  expect(field("waitFor")).toMatchObject({
    type: '"complete" | "usable" | "none"',
    isOwn: false,
    default: '"complete"',
  });
});

test("an input that the class and the kind do not both have is an error", () => {
  const fields = new Source("resources/snapshot").fields("Timeouts");
  const field = optional("record", () => []);
  const schema = { create: field, update: field, delete: field };
  expect(inputsTable(fields, schema)).toContain("| `create` | `string` |");
  expect(() => inputsTable(fields, { ...schema, read: field })).toThrow("differ: read");
  expect(() => inputsTable(fields, { create: field, update: field })).toThrow("differ: delete");
});
