import type { Regions } from "../inputs/region";
import type { Service } from "../place/endpoint";

/** Regions of BCC, as the API's page of hosts, the vendor's metadata and its Terraform provider list them together. */
export const regions: Regions = {
  cloud: "Baidu AI Cloud",
  known: new Set(["bj", "gz", "su", "bd", "fwh", "fsh", "cd", "nj", "yq", "hkg", "sin"]),
  isOpen: false,
};

/** BCC; `CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC` puts another endpoint in its place. */
export const bcc: Service = {
  name: "BCC",
  variable: "CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC",
  regions,
  host: (region) => `bcc.${region}.baidubce.com`,
};
