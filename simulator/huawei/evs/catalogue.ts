/**
 * The service's error answers: code, or code and case where a code has several texts, to HTTP status and message. `%s`
 * stands for an argument.
 */
export const catalogue = {
  "Common.0013": [400, "Invalid token in the header."],
  "Common.0018": [400, "The project id of the URI is not that of the token."],
  "EVS.0001": [400, "invalid tenant id!"],
  "EVS.1002": [400, "invalid volume id!"],
  "EVS.1005": [400, "size of metadata is too large!"],
  "EVS.1047": [400, "snapshot status must be available or error when delete snapshot!"],
  "EVS.2019": [500, "snapshot is error_deleting!"],
  "EVS.2043": [400, "The status of snapshot is not available or backing-up."],
  "EVS.2045": [400, "invalid snapshot_id!"],
  "EVS.2142": [400, "invalid filter limit, cannot greater than 1000."],
  "EVS.5400/body": [400, "Malformed request body."],
  "EVS.5400/inUse": [400, "Invalid volume: Volume %s status must be available, but current status is: %s."],
  "EVS.5400/limit": [400, "limit param must be positive."],
  "EVS.5400/limitText": [400, "limit param must be an integer."],
  "EVS.5400/member": [400, "Malformed request body. %s"],
  "EVS.5400/meta": [400, "Request body and URI mismatch"],
  "EVS.5400/offset": [400, "offset param must be an integer."],
  "EVS.5400/offsetSign": [400, "offset param must be positive."],
  "EVS.5400/url": [400, "Malformed request url."],
  "EVS.5401": [401, "Authentication required."],
  "EVS.5403/metadata": [403, "metadata cannot be operated."],
  "EVS.5404/key": [404, "Snapshot %s has no metadata with key %s."],
  "EVS.5404/snapshot": [404, "Snapshot %s could not be found."],
  "EVS.5404/volume": [404, "Volume %s could not be found."],
  "EVS.5413/project": [413, "Insufficient volume quota."],
  "EVS.5413/volume": [413, "Insufficient volume quota."],
  "EVS.5500": [500, "Internal server error."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** The name of an error answer. */
export type ErrorKey = keyof typeof catalogue;
