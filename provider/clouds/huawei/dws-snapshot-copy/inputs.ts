import { type InputsOf, optional, required } from "../../inputs/schema";
import { description, name } from "../dws-snapshot/inputs";
import { huaweiInputs, uuid } from "../inputs";

/** Inputs of a copy of an automated DWS snapshot, in the API's own words. */
export const copyInputs = {
  ...huaweiInputs,
  sourceSnapshotId: required("replace", uuid),
  backupName: optional("computed", name),
  description: optional("fixed", description),
};
export type DwsSnapshotCopyInputs = InputsOf<typeof copyInputs>;
