import { proxyProblem } from "../../http/proxy-settings";
import { judgeRegion, type Regions } from "../inputs/region";
import { type Failure, fail, unknownInput } from "../inputs/rules";
import type { Properties, State } from "../lifecycle/kind";
import type { Where } from "../lifecycle/where";
import { endpointOf, overrideProblem, overrideWarning, type Service } from "./endpoint";
import { identityOf } from "./identity";
import { type Environment, firstVariable, MalformedError } from "./variables";

/** What a cloud reads from the environment to know where and as whom it is called. */
export interface Cloud {
  /** `alibaba` */
  readonly name: string;
  readonly regions: Regions;
  /** Variables that name the region, in order. */
  readonly regionVariables: readonly string[];
  /** The credentials of the environment. Throws MalformedError for such that cannot be sent. */
  readonly credentialsFrom: (env: Environment) => unknown;
}

/** For error texts: where a region can be given. */
const regionChoices = ({ regionVariables }: Cloud) =>
  `set the input region, or ${regionVariables.join(" or ")} in the environment`;

/** The region of the environment, and what is wrong with it. */
function environmentRegion(cloud: Cloud, env: Environment): Failure[] {
  const { variable, value } = firstVariable(env, cloud.regionVariables) ?? {};
  if (value === undefined) return fail("region", `no region: ${regionChoices(cloud)}`);
  const { refusal } = judgeRegion(cloud.regions, value);
  return refusal ? fail("region", `${variable} in the environment ${refusal}`) : [];
}

/** Everything in the environment that lets calls of these services fail, but for credentials that are not there yet. */
export function checkEnvironment(
  cloud: Cloud,
  services: readonly Service[],
  { news, isNew }: { readonly news: State; readonly isNew: boolean },
  env: Environment,
): Failure[] {
  const asksForRegion = isNew && (news.region ?? undefined) === undefined;
  const problems = [
    ...services.map((service) => overrideProblem(service, env)),
    proxyProblem(env),
    malformed(cloud, env),
  ];
  return [
    ...(asksForRegion ? environmentRegion(cloud, env) : []),
    ...problems.filter((problem) => problem !== undefined).flatMap((problem) => fail("", problem)),
  ];
}

function malformed({ credentialsFrom }: Cloud, env: Environment): string | undefined {
  try {
    credentialsFrom(env);
  } catch (error) {
    if (error instanceof MalformedError) return error.message;
  }
  return undefined;
}

/** The region that properties name, else the environment's. Throws a sentence where there is none. */
export function regionOf(cloud: Cloud, { region }: Properties, env: Environment): string {
  if (region !== undefined && region !== null && typeof region !== "string")
    throw new Error("The region must be a string.");
  const found = typeof region === "string" ? region : firstVariable(env, cloud.regionVariables)?.value;
  if (!found) throw new Error(`No ${cloud.regions.cloud} region: ${regionChoices(cloud)}.`);
  return found;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Stands for the whole identity that the environment holds now; undefined without one. */
function accountOf({ name, credentialsFrom }: Cloud, env: Environment): string | undefined {
  try {
    return identityOf(name, credentialsFrom(env));
  } catch {
    return undefined;
  }
}

/** Where properties are, as far as that is known without asking the cloud. */
export const whereOf = (cloud: Cloud, { region, projectId }: Properties, env: Environment): Where => ({
  cloud: cloud.name,
  account: accountOf(cloud, env),
  region: textOf(region) ?? firstVariable(env, cloud.regionVariables)?.value,
  projectId: textOf(projectId),
});

/** What people should know of where these services are called: other endpoints than the cloud's, and regions that nobody knows. */
export function placeNotices(
  { regions, regionVariables }: Cloud,
  services: readonly Service[],
  properties: State,
  env: Environment,
): string[] {
  const given = properties.region ?? undefined;
  const region = given === undefined ? firstVariable(env, regionVariables)?.value : given;
  if (region === unknownInput) return [];
  const { refusal, warning } = judgeRegion(regions, region);
  if (refusal) return [];
  const overrides = services
    .filter((service) => !overrideProblem(service, env))
    .map((service) => overrideWarning(endpointOf(service, String(region), env), regions.cloud));
  return [...(warning ? [`the region ${region} ${warning}`] : []), ...overrides.filter((text) => text !== undefined)];
}
