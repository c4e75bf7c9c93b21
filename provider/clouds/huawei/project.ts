import { type Failure, fail, unknownInput } from "../inputs/rules";
import type { Properties } from "../lifecycle/kind";
import { type Environment, firstVariable } from "../place/variables";

const idVariables = ["HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID"];
const nameVariables = ["HW_PROJECT_NAME", "OS_PROJECT_NAME"];

/** For error texts: where a project can be given. */
export const projectChoices = `set the input projectId, or ${[...idVariables, ...nameVariables].join(", ")} in the environment`;

/** A project as it is asked for: its id is known, or has to be looked up by name. */
export type Project = { readonly id: string } | { readonly name: string };

export const isProjectId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{32}$/i.test(value);

/** A region's own project has its name; the others are called `<region>_<name>`. */
const isOfRegion = (name: string, region: string) =>
  name === region || (name.startsWith(`${region}_`) && /^[\w-]{1,128}$/.test(name));

/** What is wrong with a project of the environment, for the region that it would be used in; undefined if nothing is. */
function problemOf(env: Environment, region: unknown): string | undefined {
  const id = firstVariable(env, idVariables);
  if (id)
    return isProjectId(id.value.trim())
      ? undefined
      : `${id.variable} in the environment must be a project id: 32 hex digits`;
  const name = firstVariable(env, nameVariables);
  if (!name || typeof region !== "string" || isOfRegion(name.value.trim(), region)) return undefined;
  return `${name.variable} in the environment names no project of the region ${region}: such names are ${region} or begin with ${region}_. Set projectId for another region`;
}

/**
 * The project that properties name, else the environment's, else the one that has the region's name. It is checked whatever
 * it comes from, because paths are made of it. Throws a sentence.
 */
export function projectOf({ projectId }: Properties, region: string, env: Environment): Project {
  if (projectId !== undefined && projectId !== null) {
    if (isProjectId(projectId)) return { id: projectId };
    throw new Error("projectId must be a project id: 32 hex digits.");
  }
  const problem = problemOf(env, region);
  if (problem) throw new Error(`${problem}.`);
  const id = firstVariable(env, idVariables)?.value.trim();
  if (id) return { id };
  return { name: firstVariable(env, nameVariables)?.value.trim() ?? region };
}

/** What is wrong with the environment's project, for a new resource that names none. */
export function checkProject(
  { region, projectId }: Properties,
  isNew: boolean,
  env: Environment,
  environmentRegion?: string,
): Failure[] {
  if (!isNew || (projectId ?? undefined) !== undefined || region === unknownInput) return [];
  const problem = problemOf(env, region ?? environmentRegion);
  return problem ? fail("projectId", problem) : [];
}
