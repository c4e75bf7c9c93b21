/** The region of everything that is not said to be elsewhere. */
export const homeRegion = "bj";

/** The regions that the cloud has. */
export const regions = ["bj", "gz", "su", "bd", "fwh", "hkg", "sin", "fsh", "cd", "yq", "nj"];

/** The region whose endpoint a Host header names; that of any other host is the home region. */
export function regionOf(host: string | undefined): string {
  return /^bcc\.([a-z]+)\.baidubce\.com(:\d+)?$/.exec(host ?? "")?.[1] ?? homeRegion;
}
