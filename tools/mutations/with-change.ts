import ts from "typescript";
import type { Copy } from "./copy";

const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true };

/** Where the build of a source file of the provider is. */
const builtOf = (file: string) => file.replace(/^provider\/(.*)\.ts$/, "provider/dist/$1.js");

/**
 * Does work while a source file of the provider has another text. Tests of test/host start a process that runs what was
 * built, so that changes too.
 */
export async function withChange<T>(copy: Copy, file: string, text: string, work: () => Promise<T>): Promise<T> {
  const built = builtOf(file);
  const before = [file, built].map((name) => [name, copy.read(name)] as const);
  copy.write(file, text);
  copy.write(built, ts.transpileModule(text, { compilerOptions }).outputText);
  try {
    return await work();
  } finally {
    for (const [name, old] of before) copy.write(name, old);
  }
}
