import type { Schema } from "#provider/clouds/inputs/schema";
import { systemRuntime } from "#provider/clouds/system-runtime";
import { allKinds, classOf } from "../clouds";
import { Source } from "./read-source";
import { commonInputs, inputsTable, outputsTable } from "./tables";

/** The text between two marks of a page. */
type Parts = Record<string, string>;

/** A page about a resource: its tables of inputs and outputs. */
function resource(file: string, name: string, schema: Schema): Parts {
  const source = new Source(`resources/${file}`);
  return { inputs: inputsTable(source.fields(`${name}Args`), schema), outputs: outputsTable(source.fields(name)) };
}

function allSnapshots(): Parts {
  const source = new Source("resources/snapshot");
  return {
    inputs: commonInputs(source.fields("SnapshotArgs")),
    timeouts: outputsTable(source.fields("Timeouts")).replace("| output |", "| field |"),
    outputs: outputsTable(source.fields("Snapshot")),
  };
}

/** The generated parts of each page in docs/. */
export const generatedParts = (): Record<string, Parts> => ({
  "all-snapshots.md": allSnapshots(),
  ...Object.fromEntries(
    allKinds.map((row) => [`${row.handler}.md`, resource(row.handler, classOf(row), row.kind(systemRuntime).inputs)]),
  ),
});

/** A page with its generated parts as they must be. A page without the marks of a part is an error. */
export function withParts(page: string, text: string, parts: Parts): string {
  return Object.entries(parts).reduce((before, [part, generated]) => {
    const marks = new RegExp(`(<!-- ${part}: written by npm run docs -->\n)[^]*?(<!-- end of ${part} -->)`);
    if (!marks.test(before)) throw new Error(`docs/${page} has no marks of the part "${part}"`);
    return before.replace(marks, (_, start: string, end: string) => `${start}\n${generated}\n\n${end}`);
  }, text);
}
