import { ApiError } from "../../shared/api-error";
import type { OpenAnswer } from "../../shared/open-answer";
import type { DwsBehaviour } from "./behaviour";

/** Error answers that the documentation settles: what is wrong to HTTP status, code and message. */
const catalogue = {
  expiredToken: [400, "Common.0013", "Invalid token in the header."],
  foreignProject: [400, "Common.0018", "The project id of the URI is not that of the token."],
  internal: [500, "DWS.9999", "System error."],
  parameter: [400, "DWS.0001", "The request parameter is incorrect."],
  "DWS.0006": [400, "DWS.0006", "The request is empty."],
  "DWS.0011": [409, "DWS.0011", "Another operation is running on the cluster."],
  "DWS.7023": [403, "DWS.7023", "Cluster status is not allowed to operation."],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

const busyCodes = ["DWS.0011", "DWS.7023"];

/** An error from the catalogue, in the form that the behaviour gives it; `detail` is added to its text. */
export function dwsError(behaviour: DwsBehaviour, key: keyof typeof catalogue, detail = ""): ApiError {
  const [status, code, text] = catalogue[key];
  return openError(behaviour, { status, code, message: detail === "" ? text : `${text} ${detail}` });
}

/** An error that the behaviour gives, in its form. */
export function openError(behaviour: DwsBehaviour, { status, code, message }: OpenAnswer): ApiError {
  const { errorMembers, base64Errors } = behaviour;
  const isFull = errorMembers === "four" || (errorMembers === "mixed" && busyCodes.includes(code));
  return new ApiError(status, code, message, { shape: isFull ? "full" : "flat", base64: base64Errors });
}
