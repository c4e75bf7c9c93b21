import { TransportError } from "../../http/errors";
import { keepSecret } from "../../http/redact";
import { isId } from "../answers/ids";
import type { CallControl, Runtime } from "../lifecycle/kind";
import { type Authenticator, KeyAuthenticator, TokenAuthenticator } from "./authenticator";
import { HuaweiClient } from "./client";
import type { Credentials, PasswordUser } from "./credentials";
import { endpoint } from "./endpoint";

const anonymous: Authenticator = { authorize: async ({ headers }) => headers, recover: () => false };

/** How an account proves who it is in a region: by signing, or with a token of the region's project. */
export function authenticatorFor(
  credentials: Credentials,
  project: { readonly name: string } | { readonly id: string },
  region: string,
  runtime: Runtime,
): Authenticator {
  if ("key" in credentials) return new KeyAuthenticator(credentials.key, runtime.clock);
  return new TokenAuthenticator(
    (signal) => createToken(credentials.user, project, region, runtime, signal),
    runtime.clock,
  );
}

/** A project-scoped token of an IAM user (POST /v3/auth/tokens). */
async function createToken(
  user: PasswordUser,
  project: { readonly name: string } | { readonly id: string },
  region: string,
  runtime: Runtime,
  signal?: AbortSignal,
) {
  const { clock, transport, env } = runtime;
  const iam = new HuaweiClient(endpoint("iam", region, env), anonymous, transport, clock);
  const { name, password, domain } = user;
  const body = {
    auth: {
      identity: { methods: ["password"], password: { user: { name, password, domain: { name: domain } } } },
      scope: { project },
    },
  };
  const call = { operation: "CreateToken", method: "POST", path: "/v3/auth/tokens", body } as const;
  const { body: answer, headers } = await iam.call(call, { ...(signal ? { signal } : {}) });
  const value = [headers["x-subject-token"]].flat()[0];
  const expiresAt = Date.parse(String((answer["token"] as Record<string, unknown> | undefined)?.["expires_at"]));
  if (!value || Number.isNaN(expiresAt)) throw new TransportError("CreateToken", "the answer holds no token");
  keepSecret(value);
  return { value, expiresAt };
}

/**
 * The id of the project that has the region's name (GET /v3/projects?name=). None, or more than one, is an error that
 * asks for projectId: nothing is ever created to make it fit.
 */
export async function findProject(
  auth: Authenticator,
  region: string,
  { clock, transport, env }: Runtime,
  control: CallControl,
): Promise<string> {
  const iam = new HuaweiClient(endpoint("iam", region, env), auth, transport, clock);
  const call = { operation: "ListProjects", method: "GET", path: "/v3/projects", query: { name: region } } as const;
  const { body } = await iam.call(call, control);
  const projects = Array.isArray(body["projects"]) ? (body["projects"] as Record<string, unknown>[]) : [];
  const [project] = projects;
  if (projects.length === 1) {
    const id = project?.["id"];
    if (isId(id)) return id;
    throw new TransportError(call.operation, "the answer holds a project without an id");
  }
  throw new Error(
    `${projects.length === 0 ? "No project" : `${projects.length} projects`} named ${region} in this Huawei Cloud account: ` +
      "set the input projectId, or HUAWEICLOUD_SDK_PROJECT_ID or HW_PROJECT_ID in the environment.",
  );
}
