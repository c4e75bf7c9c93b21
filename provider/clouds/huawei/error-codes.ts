import type { ErrorKind } from "../../http/errors";
import { policiesPage } from "../place/policies-page";
import { type Advice, ErrorTable, thenRetry } from "../shared/error-table";
import { permissionFor } from "./permissions";

const credentialAdvice = "Check the access key, its secret, the region and the project id";

const table = new ErrorTable(
  {
    throttle: ["APIGW.0308", "APIG.0308"],
    retry: [
      "EVS.2001",
      "EVS.2002",
      "EVS.2005",
      "EVS.2023",
      "EVS.5500",
      "EVS.5503",
      "DWS.0005",
      "DWS.9999",
      "computeFault",
      "serviceUnavailable",
    ],
    busy: ["EVS.1047", "EVS.2043", "EVS.2068", "EVS.2409", "DWS.0011", "DWS.7023", "conflictingRequest"],
    "not-found": ["EVS.5404", "DWS.5149", "DWS.5111", "itemNotFound"],
    credentials: [
      "APIGW.0301",
      "APIGW.0307",
      "APIG.0301",
      "APIG.0307",
      "Common.0013",
      "Common.0018",
      "EVS.0001",
      "EVS.0002",
      "EVS.0003",
      "EVS.1027",
      "EVS.2056",
      "EVS.5401",
      "EVS.5403",
      "DWS.0020",
      "HTTP.401",
      "HTTP.403",
    ],
    precondition: [
      "EVS.5413",
      "overLimit",
      "EVS.2144",
      "EVS.2145",
      "EVS.2089",
      "EVS.2019",
      "EVS.1002",
      "DWS.0015",
      "DWS.0047",
      "DWS.3027",
    ],
  },
  {
    "EVS.5413": thenRetry("Delete old snapshots of this disk or raise the quota"),
    overLimit: thenRetry("Delete old snapshots of this disk or raise the quota"),
    "EVS.1002": "Check volumeId, the region and the project",
    "EVS.5404": "Check the id, the region and the project",
    itemNotFound: "Check the id, the region and the project",
    "EVS.2019": "The cloud could not delete this snapshot and refuses to try again; its support can",
    "EVS.2144": "The account is frozen",
    "EVS.2145": "The account is suspended",
    "DWS.0047": "Check the cluster id, the region and the project",
    "DWS.0011": thenRetry("Another operation runs on the cluster; let it end"),
    "DWS.7023": thenRetry("The cluster's status does not allow this now; let it settle"),
    "DWS.0020": "The account is restricted",
    "APIGW.0301": credentialAdvice,
    "APIG.0301": credentialAdvice,
    "APIGW.0307": "The token is expired, or of another region: check the region",
    "Common.0013": "The token is invalid or expired",
    "Common.0018": "The credentials belong to another project: check projectId and the region",
    "EVS.0001": "The credentials belong to another project: check projectId and the region",
    "HTTP.401": "Check the user name, the password and the domain name",
    "HTTP.403": "Check the user's permissions",
  },
);

/** The class of an error, by its code. The HTTP status of a known code says nothing: DWS answers 400 for what it does not know. */
export const errorKind = (code: string, httpStatus: number): ErrorKind => table.kind(code, httpStatus);

/** Codes after which new credentials of the same user may help. */
export const isExpired = (code: string) =>
  ["APIGW.0307", "APIG.0307", "Common.0013", "EVS.5401", "EVS.0002"].includes(code);

/** Codes of calls that are not allowed to the user. */
const forbidden = new Set(["EVS.0003", "EVS.1027", "EVS.2056", "EVS.5403"]);

/** What the user should do about an error, if there is something to do. */
export function errorAdvice(
  code: string,
  message: string,
  { service, operation }: { readonly service: string; readonly operation: string },
): Advice | undefined {
  const permission = permissionFor(service, operation);
  if (forbidden.has(code) || (code === "HTTP.403" && permission)) {
    const needed = permission ? `the permission ${permission}` : "the permission";
    return { advice: `Grant the user ${needed}. ${policiesPage} has a policy to copy` };
  }
  if (code === "DWS.0015" && permission) {
    return {
      advice: `Check the id, the region and the project, and whether the user has the permission ${permission}`,
    };
  }
  if (/current status is: in-use/.test(message))
    return { advice: "The disk is in use: set force: true to take the snapshot all the same" };
  if (/already exist/i.test(message))
    return { advice: "Names are unique in a project, whatever their case: choose another one, or give none" };
  return table.advice(code);
}
