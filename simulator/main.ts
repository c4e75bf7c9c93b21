#!/usr/bin/env node
import { parseFlags, usage } from "./flags";
import { greeting } from "./greeting";
import { startSimulator } from "./start";

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2));
  if (flags === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const simulator = await startSimulator(flags.options);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close());
  }
  console.log(flags.json ? JSON.stringify(simulator.info) : greeting(simulator.info));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
