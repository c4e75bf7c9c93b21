import type { CommonInputs } from "../../inputs/common";
import { lengthOf, type Rule, type Rules, text } from "../../inputs/rules";
import type { Change } from "../../lifecycle/kind";
import { longestMarker, markName, splitMarker } from "../../lifecycle/mark";
import { huaweiRules, uuid } from "../inputs";

interface HuaweiInputs extends CommonInputs {
  projectId?: string;
}

/** Inputs of a snapshot of a DWS cluster, in the API's own words. */
export interface DwsSnapshotInputs extends HuaweiInputs {
  clusterId: string;
  name?: string;
  description?: string;
}

/** Inputs of a copy of an automated DWS snapshot. */
export interface DwsSnapshotCopyInputs extends HuaweiInputs {
  sourceSnapshotId: string;
  backupName?: string;
  description?: string;
}

/** Longest name that DWS takes. */
export const longestName = 64;

const name: Rule = text(
  [(value) => value.length >= 4 && value.length <= longestName, `must have 4 to ${longestName} characters`],
  [(value) => /^[A-Za-z]/.test(value), "must begin with a letter"],
  [(value) => /^[A-Za-z0-9_-]*$/.test(value), "may hold letters, digits, hyphens and underscores only"],
);

/** What DWS takes, less what tells whose a snapshot is. */
const longestDescription = 256 - longestMarker;

const description: Rule = text(
  [(value) => lengthOf(value) <= longestDescription, `must have at most ${longestDescription} characters`],
  [(value) => !splitMarker(value).mark, `must not end like a mark of this package (${markName}:…)`],
  [(value) => !/[!<>'=&"]/.test(value), "must not hold any of ! < > ' = & \""],
);

const common: Record<keyof HuaweiInputs, Change> = {
  region: "computed",
  projectId: "computed",
  adopt: "computed",
  timeouts: "record",
  waitFor: "cosmetic",
  stallTimeout: "cosmetic",
  maxPollInterval: "cosmetic",
  triggers: "replace",
  adoptWithin: "cosmetic",
};

export const snapshotChanges: Record<keyof DwsSnapshotInputs, Change> = {
  ...common,
  clusterId: "replace",
  name: "computed",
  description: "fixed",
};

export const copyChanges: Record<keyof DwsSnapshotCopyInputs, Change> = {
  ...common,
  sourceSnapshotId: "replace",
  backupName: "computed",
  description: "fixed",
};

export const snapshotRules: Rules = { ...huaweiRules, clusterId: uuid, name, description };
export const copyRules: Rules = { ...huaweiRules, sourceSnapshotId: uuid, backupName: name, description };
