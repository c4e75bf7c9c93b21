import { boolean, fail, lengthOf, mapOfStrings, text } from "../../inputs/rules";
import { type InputsOf, optional, required } from "../../inputs/schema";
import { markName } from "../../lifecycle/mark";
import { huaweiInputs, uuid } from "../inputs";
import { isSystemKey, largestMetadata } from "./record";

const bytesOf = (value: string) => Buffer.byteLength(value);

const within = (characters: number): [(value: string) => boolean, string][] => [
  [(value) => lengthOf(value) <= characters, `must have at most ${characters} characters`],
  [(value) => bytesOf(value) <= 255, "must have at most 255 bytes in UTF-8"],
];

/** What the cloud takes, less what tells whose a snapshot is. */
const largestGiven = largestMetadata - 200;

const metadataKey = text(
  [(key) => key !== "", "a metadata key must not be empty"],
  [(key) => !isSystemKey(key), 'must not begin with "__system__", which the cloud keeps for itself'],
  [(key) => !key.startsWith(`${markName}-`), "is a key of this package, which tells whose a snapshot is"],
);

const metadata = mapOfStrings(metadataKey, text(), (map, path) => {
  const size = bytesOf(JSON.stringify(map));
  return size < largestGiven ? [] : fail(path, `must be smaller than ${largestGiven} bytes, not ${size}`);
});

/** Inputs of an EVS snapshot, in the API's own words. */
export const inputs = {
  ...huaweiInputs,
  volumeId: required("replace", uuid),
  name: optional(
    "live",
    text(...within(64), [
      (value) => !value.startsWith("autobk_snapshot_"),
      'must not begin with "autobk_snapshot_", which the cloud keeps for its backups',
    ]),
  ),
  description: optional("live", text(...within(85))),
  metadata: optional("live", metadata),
  force: optional("cosmetic", boolean),
};
export type EvsSnapshotInputs = InputsOf<typeof inputs>;
