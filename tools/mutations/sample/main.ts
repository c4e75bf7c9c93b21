import type { Sample } from "../arguments";
import { type Copy, makeCopy } from "../copy";
import { type Coverage, coverageOf, testFilesOf } from "./coverage";
import { allMutants, draw } from "./draw";
import { isEquivalent } from "./equivalent";
import { type Judged, scoreOf, verdictLine } from "./score";
import { tryMutant } from "./try-mutant";

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

/** One that cannot be judged ends nothing: the others take long. */
async function resultOf(
  copy: Copy,
  { mutant }: Omit<Judged, "result">,
  coverages: readonly Coverage[],
): Promise<Judged["result"]> {
  if (isEquivalent(mutant)) return { end: "equivalent" };
  return tryMutant(copy, mutant, coverages).catch((error: Error) => ({ end: "unclear", message: error.message }));
}

/** `npm run mutations -- --sample N`. Returns the exit code. */
export async function sample({ count, seed, isWanted }: Sample, say: (line: string) => void): Promise<number> {
  const copies = Array.from({ length: lanes }, makeCopy);
  try {
    const [first] = copies;
    if (!first) return 1;
    const mutants = allMutants(first);
    const drawn = draw(mutants, count, seed).map((mutant, i) => ({ place: i + 1, mutant }));
    const wanted = drawn.filter(({ place }) => isWanted(place));
    say(`seed ${seed}: ${drawn.length} of ${mutants.length} mutants, ${wanted.length} of them to be judged`);
    const coverages: Coverage[] = [];
    await inLanes(copies, testFilesOf(first), async (copy, file) => {
      const left = (error: Error) => say(`left out: ${error.message}`); // what fails anyway proves nothing
      await coverageOf(copy, file).then((coverage) => void coverages.push(coverage), left);
    });
    const all: Judged[] = [];
    await inLanes(copies, wanted, async (copy, place) => {
      const begun = performance.now();
      const judged: Judged = { ...place, result: await resultOf(copy, place, coverages) };
      all.push(judged);
      say(`${verdictLine(judged)}  (${((performance.now() - begun) / 1_000).toFixed(1)} s)`);
    });
    const { lines, isGood } = scoreOf(all);
    say([`seed ${seed}`, ...lines].join("\n"));
    return isGood ? 0 : 1;
  } finally {
    for (const copy of copies) copy.remove();
  }
}
