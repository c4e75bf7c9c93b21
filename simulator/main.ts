import { parseFlags, USAGE } from "./flags";
import { startSimulator } from "./start";

async function main(): Promise<void> {
  const options = parseFlags(process.argv.slice(2));
  if (options === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const simulator = await startSimulator(options);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close());
  }
  console.log(JSON.stringify(simulator.info));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
