import { randomFrom } from "../../random";
import type { Copy } from "../copy";
import { type Mutant, mutantsOf } from "./mutants";

/** Where the rules are that must hold whatever a cloud answers. */
const rooms = ["provider/readiness/", "provider/clouds/lifecycle/", "provider/dynamic/", "provider/http/"];

/** All mutants of the rooms. */
export function allMutants(copy: Copy): Mutant[] {
  const files = copy.files.filter((file) => rooms.some((room) => file.startsWith(room)) && file.endsWith(".ts"));
  return files.flatMap((file) => mutantsOf(file, copy.read(file)));
}

/** So many of the mutants, the same for the same seed. */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = randomFrom(seed);
  const rest = [...mutants];
  const drawn: Mutant[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}
