import type { Simulator } from "cloud-snapshots-simulator";
import { allKinds, cloudNames, type Entry, type KindName, kindNames, kindRows, madeOf, type Stock } from "./index";

/** Lines that a program begins with: the clouds of the package, and `sources`, what each kind can be taken of. */
export function programHeader(stock: Stock): string[] {
  const sources = Object.fromEntries(kindNames.map((name) => [name, kindRows[name].first(stock)]));
  return [
    'const pulumi = require("@pulumi/pulumi");',
    `const { ${cloudNames.join(", ")} } = require("pulumi-cloud-snapshots");`,
    `const sources = ${JSON.stringify(sources)};`,
  ];
}

/** The text of a program with one snapshot of each kind, named like it; `more`: more inputs, as text. */
export const oneOfEach = (more: (name: KindName) => string = () => ""): string =>
  kindNames
    .map((name) => {
      const inputs = [`...sources.${name}`, more(name)].filter(Boolean).join(", ");
      const type = kindRows[name].type.replace(":", ".");
      return `new ${type}("${name}", { ${inputs} });\n`;
    })
    .join("");

/** What clouds hold of all kinds, in their own books. */
export const inAllBooks = (cloud: Simulator): Entry[] => allKinds.flatMap((row) => madeOf(row, cloud));
