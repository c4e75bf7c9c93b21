import { runMain } from "../run-main";
import { type Arguments, readArguments } from "./arguments";
import { named } from "./named/main";
import { sample } from "./sample/main";

const say = (line: string) => console.log(line);

const main = ({ sample: count, seed }: Arguments): Promise<number> =>
  count === undefined ? named(say) : sample(count, seed, say);

// an exit removes copies and ends tests, a signal alone does not
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

runMain(() => main(readArguments(process.argv.slice(2))));
