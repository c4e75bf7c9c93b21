import type { CommonInputs } from "../../inputs/common";
import {
  boolean,
  checkFields,
  type Failure,
  fail,
  keyPath,
  lengthOf,
  type Rule,
  type Rules,
  text,
  unknownInput,
} from "../../inputs/rules";
import type { Change, Properties } from "../../lifecycle/kind";
import { markName } from "../../lifecycle/mark";
import { huaweiRules, uuid } from "../inputs";
import { isSystemKey, largestMetadata } from "./record";

/** Inputs of an EVS snapshot, in the API's own words. */
export interface EvsSnapshotInputs extends CommonInputs {
  volumeId: string;
  name?: string;
  description?: string;
  metadata?: Record<string, string>;
  force?: boolean;
  projectId?: string;
}

export const changes: Record<keyof EvsSnapshotInputs, Change> = {
  volumeId: "replace",
  region: "computed",
  projectId: "computed",
  adopt: "computed",
  name: "live",
  description: "live",
  metadata: "live",
  timeouts: "record",
  force: "cosmetic",
  waitFor: "cosmetic",
  stallTimeout: "cosmetic",
  maxPollInterval: "cosmetic",
  triggers: "replace",
  adoptWithin: "cosmetic",
};

const bytesOf = (value: string) => Buffer.byteLength(value);

const within = (characters: number): [(value: string) => boolean, string][] => [
  [(value) => lengthOf(value) <= characters, `must have at most ${characters} characters`],
  [(value) => bytesOf(value) <= 255, "must have at most 255 bytes in UTF-8"],
];

/** What the cloud takes, less what tells whose a snapshot is. */
const largestGiven = largestMetadata - 200;

const metadata: Rule = (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail(path, "must be a map of strings");
  const failures: Failure[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const at = keyPath(path, key);
    if (key === "") failures.push(...fail(at, "a metadata key must not be empty"));
    if (isSystemKey(key))
      failures.push(...fail(at, 'must not begin with "__system__", which the cloud keeps for itself'));
    if (key.startsWith(`${markName}-`))
      failures.push(...fail(at, "is a key of this package, which tells whose a snapshot is"));
    if (entry !== unknownInput && typeof entry !== "string") failures.push(...fail(at, "must be a string"));
  }
  const size = bytesOf(JSON.stringify(value));
  if (size >= largestGiven) failures.push(...fail(path, `must be smaller than ${largestGiven} bytes, not ${size}`));
  return failures;
};

const rules: Rules = {
  ...huaweiRules,
  volumeId: uuid,
  name: text(...within(64), [
    (value) => !value.startsWith("autobk_snapshot_"),
    'must not begin with "autobk_snapshot_", which the cloud keeps for its backups',
  ]),
  description: text(...within(85)),
  metadata,
  force: boolean,
};

/** Everything wrong with the inputs. */
export const checkInputs = (news: Properties): Failure[] => checkFields(news, rules, ["volumeId"]);
