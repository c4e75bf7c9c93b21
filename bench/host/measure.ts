import { type Verdict, verdict } from "../bars";
import { type Load, type LoadPlan, runLoad } from "./load";

const plans: readonly LoadPlan[] = [
  { count: 1_000, how: "nothing" },
  { count: 1_000, how: "create" },
  { count: 1_000, how: "resume" },
  { count: 10_000, how: "resume" },
];

export const megabytes = (bytes: number) => bytes / 1e6;

/** Each load in a process of its own. The bars are for a thousand. */
export async function measureHost(
  seed: number,
  say: (line: string) => void,
): Promise<{ loads: Load[]; verdicts: Verdict[] }> {
  const loads: Load[] = [];
  for (const plan of plans) {
    loads.push(await runLoad(plan, seed));
    say(`  ${plan.count} waiting (${plan.how}) done`);
  }
  const verdicts = loads
    .filter(({ count, how }) => count === 1_000 && how !== "nothing")
    .flatMap(({ count, how, addedBytes, delayP99Ms }) => [
      verdict(`memory of ${count} waiting (${how}), above the same process idle`, megabytes(addedBytes), 60, "MB"),
      verdict(`event-loop delay p99 with ${count} waiting (${how})`, delayP99Ms, 50, "ms"),
    ]);
  return { loads, verdicts };
}
