import { runMain } from "../run-main";
import { readArguments, type Sample } from "./arguments";
import { named } from "./named/main";
import { sample } from "./sample/main";

const say = (line: string) => console.log(line);

const main = (wanted: Sample | undefined): Promise<number> => (wanted ? sample(wanted, say) : named(say));

// an exit removes copies and ends tests, a signal alone does not
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

runMain(() => main(readArguments(process.argv.slice(2))));
