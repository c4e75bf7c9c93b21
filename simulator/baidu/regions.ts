/** The region of everything that is not said to be elsewhere. */
export const HOME_REGION = "bj";

/** The regions that the cloud has. */
export const REGIONS = ["bj", "gz", "su", "bd", "fwh", "hkg", "sin", "fsh", "cd", "yq", "nj"];

/** The region whose endpoint a Host header names; that of any other host is the home region. */
export function regionOf(host: string | undefined): string {
  return /^bcc\.([a-z]+)\.baidubce\.com(:\d+)?$/.exec(host ?? "")?.[1] ?? HOME_REGION;
}
