import ts from "typescript";
import type { Copy } from "../copy";
import { runTests } from "../jest-run";
import { type Mutant, mutated } from "./mutants";

/** Tests of what only Pulumi's provider process executes, quickest first. Their coverage is not measured. */
const tests = ["cancel", "status-rows", "process-end", "engine-gone"].map((name) => `test/host/${name}.test.ts`);

const limitMs = () => 180_000;

const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true };

/** Whether a mutant dies that no test executes in its own process. The provider process runs what was built. */
export async function diesInProcess(copy: Copy, mutant: Mutant): Promise<boolean> {
  const built = mutant.file.replace(/^provider\/(.*)\.ts$/, "provider/dist/$1.js");
  const before = copy.read(built);
  const source = mutated(copy.read(mutant.file), mutant);
  copy.write(built, ts.transpileModule(source, { compilerOptions }).outputText);
  try {
    return (await runTests({ folder: copy.folder, files: tests, limitMs })).end !== "passed";
  } finally {
    copy.write(built, before);
  }
}
