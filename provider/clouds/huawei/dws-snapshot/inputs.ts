import { lengthOf, text } from "../../inputs/rules";
import { type InputsOf, optional, required } from "../../inputs/schema";
import { longestMarker, markName, splitMarker } from "../../lifecycle/mark";
import { huaweiInputs, uuid } from "../inputs";

/** Longest name that DWS takes. */
export const longestName = 64;

export const name = text(
  [(value) => value.length >= 4 && value.length <= longestName, `must have 4 to ${longestName} characters`],
  [(value) => /^[A-Za-z]/.test(value), "must begin with a letter"],
  [(value) => /^[A-Za-z0-9_-]*$/.test(value), "may hold letters, digits, hyphens and underscores only"],
);

/** What DWS takes, less what tells whose a snapshot is. */
const longestDescription = 256 - longestMarker;

export const description = text(
  [(value) => lengthOf(value) <= longestDescription, `must have at most ${longestDescription} characters`],
  [(value) => !splitMarker(value).mark, `must not end like a mark of this package (${markName}:…)`],
  [(value) => !/[!<>'=&"]/.test(value), "must not hold any of ! < > ' = & \""],
);

/** Inputs of a snapshot of a DWS cluster, in the API's own words. */
export const snapshotInputs = {
  ...huaweiInputs,
  clusterId: required("replace", uuid),
  name: optional("computed", name),
  description: optional("fixed", description),
};
export type DwsSnapshotInputs = InputsOf<typeof snapshotInputs>;
