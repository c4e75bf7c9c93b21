import { type Copy, makeCopy } from "../copy";
import { type Coverage, coverageOf, testFilesOf } from "./coverage";
import { allMutants, draw } from "./draw";
import { isEquivalent } from "./equivalent";
import type { Mutant } from "./mutants";
import { dies } from "./try-mutant";

/** Copies that work at the same time. */
const lanes = 2;

/** Does the work for all items, each in one of the copies. */
async function inLanes<Item>(
  copies: readonly Copy[],
  items: readonly Item[],
  work: (copy: Copy, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async (copy: Copy) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(copy, item);
  };
  await Promise.all(copies.map(lane));
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const name = ({ file, line, change }: Mutant) => `${file}:${line}  ${change}`;

/** `npm run mutations -- --sample N`. Returns the exit code. */
export async function sample(count: number, seed: number, say: (line: string) => void): Promise<number> {
  const copies = Array.from({ length: lanes }, makeCopy);
  try {
    const [first] = copies;
    if (!first) return 1;
    const mutants = allMutants(first);
    const drawn = draw(mutants, count, seed);
    say(`seed ${seed}: ${drawn.length} of ${mutants.length} mutants`);
    const coverages: Coverage[] = [];
    await inLanes(copies, testFilesOf(first), async (copy, file) => {
      const left = (error: Error) => say(`left out: ${error.message}`); // what fails anyway proves nothing
      await coverageOf(copy, file).then((coverage) => void coverages.push(coverage), left);
    });
    const equivalent = drawn.filter(isEquivalent);
    const survivors: Mutant[] = [];
    let judgedSoFar = 0;
    await inLanes(
      copies,
      drawn.filter((mutant) => !isEquivalent(mutant)),
      async (copy, mutant) => {
        const isDead = await dies(copy, mutant, coverages);
        if (++judgedSoFar % 50 === 0) say(`${judgedSoFar} are judged`);
        if (isDead) return;
        survivors.push(mutant);
        say(`survived: ${name(mutant)}`);
      },
    );
    const judged = drawn.length - equivalent.length;
    const died = judged - survivors.length;
    say(`seed ${seed}: ${died} of ${judged} died (${percent(died, judged)}), ${equivalent.length} are equivalent`);
    return died / Math.max(1, judged) >= 0.9 ? 0 : 1;
  } finally {
    for (const copy of copies) copy.remove();
  }
}
