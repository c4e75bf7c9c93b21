import type { Failure } from "../inputs/rules";
import type { Properties, Runtime } from "../lifecycle/kind";
import type { Where } from "../lifecycle/where";
import { checkEnvironment, placeNotices, whereOf } from "../place/cloud";
import { firstVariable } from "../place/variables";
import { huawei } from "./credentials";
import { type ServiceName, services } from "./endpoint";
import { checkProject } from "./project";

/** Where a kind of snapshot is called, as its inputs, its state and the environment have it. */
export function placeOf(service: Exclude<ServiceName, "iam">, { env }: Pick<Runtime, "env">) {
  const called = [services[service], services.iam];
  return {
    /** Everything in the environment that lets calls fail, for these inputs. */
    check(news: Properties, isNew: boolean): Failure[] {
      const region = firstVariable(env, huawei.regionVariables)?.value;
      return [...checkEnvironment(huawei, called, { news, isNew }, env), ...checkProject(news, isNew, env, region)];
    },
    where: (properties: Properties): Where => whereOf(huawei, properties, env),
    notices: (properties: Properties): string[] => placeNotices(huawei, called, properties, env),
  };
}
