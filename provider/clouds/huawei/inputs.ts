import { commonInputs } from "../inputs/common";
import { fail, type Rule, text } from "../inputs/rules";
import { optional } from "../inputs/schema";
import { regions } from "./endpoint";
import { isProjectId } from "./project";

/** The id of a disk, a cluster or a snapshot. */
const isUuid = (value: string) => /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(value);
export const uuid = text([isUuid, "must be a UUID"]);

const projectId: Rule<string> = (value, path) =>
  isProjectId(value) ? [] : fail(path, "must be a project id: 32 hex digits");

/** Inputs that every Huawei resource takes. Huawei has no state between made and complete. */
export const huaweiInputs = {
  ...commonInputs(regions, "complete", "none"),
  adopt: optional(
    "computed",
    text(
      [isUuid, "must be a UUID"],
      [(value) => value === value.toLowerCase(), "must be in small letters, as the cloud writes it"],
    ),
  ),
  projectId: optional("computed", projectId),
};
