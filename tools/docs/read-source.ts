import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../engine/project-root";

/** A public field, as its declaration and its comment tell of it. */
export interface Field {
  readonly name: string;
  /** Without what Pulumi wraps values in. */
  readonly type: string;
  readonly isRequired: boolean;
  /** The first part of the comment. */
  readonly summary: string;
  /** What the tag `@remarks` says; empty without one. */
  readonly remarks: string;
  /** What the tag `@default` says; empty without one. */
  readonly default: string;
  /** Declared by this class or interface itself, not by one that it extends. */
  readonly isOwn: boolean;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** The type of `Input<T>`, `Output<T>` and `Output<T | undefined>`: T. */
function plainType(text: string): string {
  let type = oneLine(text);
  for (;;) {
    const inner = type.replace(/pulumi\.(?:Input|Output)<((?:[^<>]|<[^<>]*>)*)>/, "$1").replace(/ \| undefined$/, "");
    if (inner === type) return type;
    type = inner;
  }
}

/** Reads the classes and interfaces that the package exports from the compiled declarations of a file. */
export class Source {
  readonly #checker: ts.TypeChecker;
  readonly #file: ts.SourceFile;

  /** `file`: below provider/, without its extension, such as `resources/snapshot`. */
  constructor(file: string) {
    const path = join(projectRoot(), "provider", "dist", `${file}.d.ts`);
    const program = ts.createProgram([path], { noLib: true, types: [] });
    this.#checker = program.getTypeChecker();
    const source = program.getSourceFile(path);
    if (!source) throw new Error(`${path} is missing: run npm run build`);
    this.#file = source;
  }

  /** The fields of a class or an interface with those that it inherits from this package, in alphabetical order. */
  fields(name: string): Field[] {
    const declaration = this.#file.statements.find(
      (each): each is ts.ClassDeclaration | ts.InterfaceDeclaration =>
        (ts.isClassDeclaration(each) || ts.isInterfaceDeclaration(each)) && each.name?.text === name,
    );
    if (!declaration) throw new Error(`${this.#file.fileName} declares no ${name}`);
    const [base] = declaration.heritageClauses?.flatMap(({ types }) => types) ?? [];
    const waitFor = base?.typeArguments?.[0]?.getText() ?? '"complete" | "none"';
    const symbols = this.#checker.getPropertiesOfType(this.#checker.getTypeAtLocation(declaration));
    return symbols
      .flatMap((symbol): Field[] => {
        const node = symbol.valueDeclaration;
        if (!node || !(ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) || !node.type) return [];
        if (node.getSourceFile().fileName.includes("/node_modules/")) return [];
        const tags = new Map(symbol.getJsDocTags().map((tag) => [tag.name, ts.displayPartsToString(tag.text)]));
        return [
          {
            name: symbol.name,
            type: plainType(node.type.getText().replace("WaitFor", waitFor)),
            isRequired: !node.questionToken,
            summary: oneLine(ts.displayPartsToString(symbol.getDocumentationComment(this.#checker))),
            remarks: oneLine(tags.get("remarks") ?? ""),
            default: oneLine(tags.get("default") ?? ""),
            isOwn: node.parent === declaration,
          },
        ];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  }
}
