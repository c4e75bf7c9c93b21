/** What a user's project may differ in. A JavaScript project has no TypeScript. */
export const DIMENSIONS = {
  program: ["TypeScript, CommonJS", "TypeScript, ES modules", "JavaScript"],
  manager: ["npm", "pnpm", "yarn"],
  typescript: ["5", "6", "none"],
  node: ["22", "24"],
} as const;

export type Case = { readonly [Name in keyof typeof DIMENSIONS]: (typeof DIMENSIONS)[Name][number] };

/** Every kind of project that there can be. */
export function allCases(): Case[] {
  const { program, manager, typescript, node } = DIMENSIONS;
  const all = program.flatMap((p) =>
    manager.flatMap((m) =>
      typescript.flatMap((t) => node.map((n) => ({ program: p, manager: m, typescript: t, node: n }))),
    ),
  );
  return all.filter((each) => (each.program === "JavaScript") === (each.typescript === "none"));
}

/** The pairs of values that a case shows to work together. */
export function pairsOf(each: Case): string[] {
  const values = Object.entries(each).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((one, at) => values.slice(at + 1).map((other) => `${one} ${other}`));
}

/** As few of the cases as a greedy choice needs to show every pair of values that occurs in them. */
export function pairwise(cases: readonly Case[]): Case[] {
  const missing = new Set(cases.flatMap(pairsOf));
  const news = (each: Case) => pairsOf(each).filter((pair) => missing.has(pair)).length;
  const chosen: Case[] = [];
  while (missing.size > 0) {
    const best = cases.reduce((left, right) => (news(right) > news(left) ? right : left));
    for (const pair of pairsOf(best)) missing.delete(pair);
    chosen.push(best);
  }
  return chosen;
}
