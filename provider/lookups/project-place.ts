import { regions } from "../clouds/huawei/endpoint";
import { isProjectId } from "../clouds/huawei/project";
import { fail, type Rules } from "../clouds/inputs/rules";
import { placeRules } from "./arguments";
import type { Place } from "./lookup";

/** Where to look: a project of a region. */
export interface ProjectPlace extends Place {
  /** 32 hex digits. Default: the environment's, else the project that has the region's name. */
  projectId?: string;
}

export const projectRules: Rules = {
  ...placeRules(regions),
  projectId: (value, path) => (isProjectId(value) ? [] : fail(path, "must be a project id: 32 hex digits")),
};
