import type { Environment } from "./credentials";

/** Regions of BCC. */
export const regions: Record<string, string> = {
  bj: "Beijing",
  gz: "Guangzhou",
  su: "Suzhou",
  bd: "Baoding",
  fwh: "Wuhan",
  fsh: "Shanghai",
  cd: "Chengdu",
  nj: "Nanjing",
  yq: "Yangquan",
  hkg: "Hong Kong",
  sin: "Singapore",
};

const override = (env: Environment) => env["CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC"] || undefined;

/** Why this region can not be called; undefined if it can. An endpoint of one's own goes with any region. */
export function refuseRegion(region: string, env: Environment): string | undefined {
  if (Object.hasOwn(regions, region) || override(env)) return undefined;
  return `is no region of Baidu AI Cloud: choose one of ${Object.keys(regions).join(", ")}`;
}

/** The BCC API's base URL in a region; `CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC` replaces it. */
export function bccEndpoint(region: string, env: Environment): string {
  const refusal = refuseRegion(region, env);
  if (refusal) throw new Error(`The region "${region}" ${refusal}.`);
  return override(env) ?? `https://bcc.${region}.baidubce.com`;
}
