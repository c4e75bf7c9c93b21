import { commonRules } from "../inputs/common";
import { type Failure, fail, type Rules, text } from "../inputs/rules";
import type { Properties } from "../lifecycle/kind";
import { regionChoices } from "./credentials";

/** The id of a disk, a cluster or a snapshot. */
const isUuid = (value: string) => /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(value);
export const uuid = text([isUuid, "must be a UUID"]);

/** Rules of the inputs that every Huawei resource takes. Huawei has no state between made and complete. */
export const huaweiRules: Rules = {
  ...commonRules(["complete", "none"]),
  adopt: text(
    [isUuid, "must be a UUID"],
    [(value) => value === value.toLowerCase(), "must be in small letters, as the cloud writes it"],
  ),
  projectId: text([(value) => /^[0-9a-f]{32}$/i.test(value), "must be a project id: 32 hex digits"]),
};

/** A new snapshot needs a region; an existing one has it in its state. */
export function checkRegion(news: Properties, isNew: boolean, environmentRegion: string | undefined): Failure[] {
  return isNew && news["region"] === undefined && !environmentRegion
    ? fail("region", `no region: ${regionChoices}`)
    : [];
}
