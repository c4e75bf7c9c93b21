/** How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of the other. */
function distance(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const at = (list: number[] | undefined, k: number) => list?.[k] ?? Number.POSITIVE_INFINITY;
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last ?? [], row];
  }
  return last?.[b.length] ?? 0;
}

const longestName = 64;

/** The known name that a wrong one was probably meant to be: at most a third of its letters are wrong. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  if (name.length > longestName) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, "");
  const byDistance = known
    .map((each) => ({ each, wrong: distance(plain(name), plain(each)) }))
    .sort((a, b) => a.wrong - b.wrong);
  const [nearest] = byDistance;
  return nearest && nearest.wrong <= Math.max(1, Math.floor(nearest.each.length / 3)) ? nearest.each : undefined;
}

/** For a name that nobody knows: what was probably meant, and all that there is. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const meant = suggestion(name, known);
  return `unknown ${what}; ${meant ? `did you mean ${meant}? Known` : "known"} are ${[...known].sort().join(", ")}`;
}
