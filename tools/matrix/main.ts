import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "../packages/pack";
import { runMain } from "../run-main";
import { table } from "../table";
import { allCases, dimensions, otherCases } from "./cases";
import { tryCase } from "./trial";

/** `npm run matrix`: tries the packed provider in every kind of project. Returns the exit code. */
async function main(): Promise<0 | 1> {
  const folder = mkdtempSync(join(tmpdir(), "matrix-"));
  const reasons: string[] = [];
  try {
    const tarball = await pack("provider", folder);
    const rows: string[][] = [];
    for (const [number, each] of [...allCases(), ...otherCases()].entries()) {
      const values = Object.values(each);
      const outcome = await tryCase(each, tarball, `matrix-${number}`).catch((error: Error) => error);
      if (outcome instanceof Error) reasons.push(`${values.join(", ")}:\n${outcome.message}`);
      const word =
        outcome instanceof Error ? "fails" : "cannot" in outcome ? `cannot be tried: ${outcome.cannot}` : "works";
      console.error(`${[...values, word].join(", ")}`);
      rows.push([...values, word]);
    }
    console.log(table([...Object.keys(dimensions), "preview and up"], rows));
    for (const reason of reasons) console.error(`\n${reason}`);
    return reasons.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

runMain(main);
