const programs = ["TypeScript, CommonJS", "TypeScript, ES modules", "JavaScript"] as const;
const otherManagers = ["yarn 4", "yarn 4, Plug'n'Play", "bun"] as const;

/** What a user's project may differ in. A JavaScript project has no TypeScript. */
export const dimensions = {
  program: programs,
  manager: ["npm", "pnpm", "yarn"],
  typescript: ["5", "6", "none"],
  node: ["22", "24"],
} as const;

type Value<Name extends keyof typeof dimensions> = (typeof dimensions)[Name][number];

export interface Case {
  readonly program: Value<"program">;
  readonly manager: Value<"manager"> | (typeof otherManagers)[number];
  readonly typescript: Value<"typescript">;
  readonly node: Value<"node">;
}

/**
 * Each kind of program with a manager that fewer people use. Not ES modules in TypeScript under Plug'n'Play: the resolver of ts-node
 * looks for folders node_modules only, with or without this package.
 */
export const otherCases = (): Case[] =>
  otherManagers.flatMap((manager) =>
    programs
      .filter((program) => !(program === "TypeScript, ES modules" && manager === "yarn 4, Plug'n'Play"))
      .map(
        (program) => ({ program, manager, typescript: program === "JavaScript" ? "none" : "6", node: "24" }) as const,
      ),
  );

/** Every kind of project that there can be. */
export function allCases(): Case[] {
  const { program, manager, typescript, node } = dimensions;
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
