import { randomUUID } from "node:crypto";
import type { SimulatorInfo } from "cloud-snapshots-simulator";
import { canonicalQuery, type Params } from "#provider/clouds/alibaba/query";
import { type SignedRequest, signedHeaders } from "#provider/clouds/alibaba/sign";
import type { Transport } from "#provider/http/transport";

/** One signed call of the simulated ECS, neither paced nor repeated; its answer. Throws for every error. */
export type SignedCall = (action: string, params: Params) => Promise<Record<string, unknown>>;

const method = "POST";

/** Calls the ECS of a simulator. `now` is the time that calls are signed with. */
export function signedCalls(
  { endpoints, credentials }: SimulatorInfo,
  transport: Transport,
  now: () => number,
): SignedCall {
  const { origin, host } = new URL(endpoints.alibaba.ecs);
  const endpoint = { service: "ECS", origin, host, region: "cn-hangzhou" };
  const keys = { id: credentials.accessKeyId, secret: credentials.accessKeySecret };
  return async (action, params) => {
    const query = canonicalQuery(params);
    const date = `${new Date(now()).toISOString().slice(0, 19)}Z`;
    const signed: SignedRequest = { method, host, action, version: "2014-05-26", query, date, nonce: randomUUID() };
    const headers = { ...signedHeaders(signed, keys), accept: "application/json" };
    const { status, body } = await transport({
      operation: action,
      method,
      endpoint,
      url: `${origin}/?${query}`,
      headers,
    });
    if (status !== 200) throw new Error(`${action}: ${status} ${body}`);
    return JSON.parse(body) as Record<string, unknown>;
  };
}
