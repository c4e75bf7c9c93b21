import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allCases, type Case, dimensions, pairsOf, pairwise } from "../../tools/matrix/cases";
import { type Outcome, tryCase } from "../../tools/matrix/trial";
import { pack } from "../../tools/packages/pack";

jest.setTimeout(600_000);

/** `npm run matrix` tries all of them; these show every pair of values. */
const chosen = pairwise(allCases());
const outcomes = new Map<Case, Outcome | Error>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  const tarball = await pack("provider", folder);
  // the projects of a package manager one after the other, because they share its cache
  const lanes = dimensions.manager.map((manager) => chosen.filter((each) => each.manager === manager));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const each of lane) {
        const outcome = tryCase(each, tarball, `project-${chosen.indexOf(each)}`);
        outcomes.set(each, await outcome.catch((error: Error) => error));
      }
    }),
  );
  rmSync(folder, { recursive: true, force: true });
});

const named = chosen.map((each) => [Object.values(each).join(", "), each] as const);

test.each(named)("the packed provider: %s", (name, each) => {
  const outcome = outcomes.get(each);
  if (outcome instanceof Error) throw outcome;
  if (outcome && "cannot" in outcome) console.warn(`${name} is not tried: ${outcome.cannot}`);
  expect(outcome).toBeDefined();
});

test("they show every pair", () => {
  const shown = new Set(chosen.flatMap(pairsOf));
  expect(
    allCases()
      .flatMap(pairsOf)
      .filter((pair) => !shown.has(pair)),
  ).toEqual([]);
});
