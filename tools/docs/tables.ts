import type { Schema } from "#provider/clouds/inputs/schema";
import type { Field } from "./read-source";

/** What a change of an input means, by the word that the kinds have for it. */
const changeTexts: Record<string, string> = {
  replace: "replaces",
  computed: "replaces",
  fixed: "refused",
  live: "in place",
  record: "in place",
  cosmetic: "no change of the snapshot",
};

const longest = 120;

/** A list item whose later lines are indented, no line longer than a screen. */
function item(text: string): string {
  const lines = ["-"];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.length + 1 + word.length > longest) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|");
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
const head = (...cells: readonly string[]) => [row(...cells), row(...cells.map(() => "---"))];

const code = (text: string) => (text.includes("`") ? text : `\`${text}\``);

/** A default is a value or a sentence: values are code. */
const defaultText = (text: string) =>
  /^["\d{]|^(true|false)$/.test(text) ? text.replace(/^("[^"]*"|\S+)/, "`$1`") : text;

/** Inputs: a table of types and changes, then what each means. `schema`: the inputs as the kind knows them. */
export function inputsTable(fields: readonly Field[], schema: Schema): string {
  const unknown = fields.filter(({ name }) => !Object.hasOwn(schema, name)).map(({ name }) => name);
  const missing = Object.keys(schema).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length + missing.length > 0) {
    throw new Error(`The inputs of the class and of its kind differ: ${[...unknown, ...missing].join(", ")}`);
  }
  const ordered = fields.toSorted(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || Number(b.isRequired) - Number(a.isRequired),
  );
  const rows = ordered.map(({ name, type, isRequired, default: value, isOwn }) =>
    row(
      isOwn ? code(name) : `[${code(name)}](all-snapshots.md#${name.toLowerCase()})`,
      code(type),
      isRequired ? "required" : isOwn ? defaultText(value) : "",
      changeTexts[schema[name]?.change ?? ""] ?? "",
    ),
  );
  const meanings = ordered.filter(({ isOwn }) => isOwn);
  return [
    ...head("input", "type", "default", "a change"),
    ...rows,
    "",
    ...meanings.map(({ name, summary, remarks }) =>
      item(`${code(name)}: ${[summary, remarks].filter(Boolean).join(" ")}`),
    ),
  ].join("\n");
}

/** What an output is called and means. Fields as the cloud's API returns them come last, in a table of their own. */
export function outputsTable(fields: readonly Field[]): string {
  const isRaw = ({ summary }: Field) => summary.startsWith("API field");
  const rows = (of: readonly Field[]) =>
    of.map(({ name, type, summary, remarks }) =>
      row(code(name), code(type), [summary.replace(/^API field /, ""), remarks].filter(Boolean).join(" ")),
    );
  const raw = fields.filter(isRaw);
  return [
    ...head("output", "type", "meaning"),
    ...rows(fields.filter((field) => !isRaw(field))),
    ...(raw.length === 0
      ? []
      : ["", "As the API returns them:", "", ...head("output", "type", "meaning"), ...rows(raw)]),
  ].join("\n");
}

/** Inputs that all snapshots have, each under a heading that the pages of resources link to. */
export const commonInputs = (fields: readonly Field[]): string =>
  fields
    .map(({ name, type, summary, remarks, default: value }) =>
      [
        `### ${name}`,
        "",
        item(`Type: ${code(type)}.${value ? ` Default: ${defaultText(value)}.` : ""}`),
        item(summary),
        ...(remarks ? [item(remarks)] : []),
      ].join("\n"),
    )
    .join("\n\n");
