import { send } from "./signing-client";
import type { HuaweiFixture } from "./with-huawei";

/** The body of a request for a token. */
export function passwordBody(scope: object | undefined, password = "testPassword", name = "testUser"): object {
  const user = { name, password, domain: { name: "testDomain" } };
  const identity = { methods: ["password"], password: { user } };
  return { auth: { identity, ...(scope === undefined ? {} : { scope }) } };
}

/** A token of the ready-made user, by default for the ready-made project. */
export async function tokenOf({ simulator }: HuaweiFixture, scope?: object): Promise<string> {
  const body = JSON.stringify(passwordBody(scope ?? { project: { name: "cn-north-4" } }));
  const { headers } = await send(`${simulator.info.endpoints.huawei.iam}/v3/auth/tokens`, "POST", {}, body);
  return String(headers["x-subject-token"]);
}
