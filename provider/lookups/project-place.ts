import { regions } from "../clouds/huawei/endpoint";
import { isProjectId } from "../clouds/huawei/project";
import { fail, type Rules } from "../clouds/inputs/rules";
import { placeRules } from "./arguments";

export const projectRules: Rules = {
  ...placeRules(regions),
  projectId: (value, path) => (isProjectId(value) ? [] : fail(path, "must be a project id: 32 hex digits")),
};
