import type { Endpoint } from "../../http/endpoint";
import { CloudError, TransportError } from "../../http/errors";
import { keepSecret } from "../../http/redact";
import { headerOf } from "../../http/transport";
import { isTime } from "../answers/fields";
import { recordIn } from "../answers/records";
import type { CallControl, Runtime } from "../lifecycle/kind";
import { identityOf } from "../place/identity";
import { type Authenticator, KeyAuthenticator, TokenAuthenticator } from "./authenticator";
import { HuaweiClient } from "./client";
import type { Credentials, PasswordUser } from "./credentials";
import { PasswordLogin } from "./password";
import { isProjectId, type Project, projectChoices } from "./project";

const anonymous: Authenticator = { authorize: async ({ headers }) => headers, recover: () => false };

/** Logins of a process, by user: what one region has refused no other one is sent. */
const logins = new WeakMap<Runtime["memory"], Map<string, PasswordLogin>>();

function loginOf({ memory }: Runtime, user: PasswordUser): PasswordLogin {
  const known = logins.get(memory) ?? new Map<string, PasswordLogin>();
  logins.set(memory, known);
  const key = identityOf(user);
  const login = known.get(key) ?? new PasswordLogin();
  known.set(key, login);
  return login;
}

/** How an account proves who it is: by signing, or with a token for the project. */
export function authenticatorFor(
  credentials: Credentials,
  project: Project,
  iam: Endpoint,
  runtime: Runtime,
): Authenticator {
  if ("key" in credentials) return new KeyAuthenticator(credentials.key, runtime.clock);
  const { user } = credentials;
  const login = loginOf(runtime, user);
  return new TokenAuthenticator(
    (signal) =>
      login.send(identityOf(iam.origin, project), () => createToken(user, project, iam, runtime, signal), signal),
    runtime.clock,
  );
}

/**
 * The error of a sign-in. Any 4xx of it is a refusal, whatever its body says, but for those that ask to come back: the same
 * password again could lock the user.
 */
function signInError(error: unknown): unknown {
  const status = error instanceof TransportError ? error.status : undefined;
  if (status === undefined || status < 400 || status > 499 || status === 408 || status === 429) return error;
  return new CloudError("the sign-in is refused, without a word that is known", {
    operation: "CreateToken",
    kind: "credentials",
    code: `HTTP.${status}`,
    httpStatus: status,
    advice: "Check the user name, the password and the domain name",
  });
}

/** A project-scoped token of an IAM user (POST /v3/auth/tokens). */
async function createToken(
  user: PasswordUser,
  project: Project,
  endpoint: Endpoint,
  { clock, transport }: Runtime,
  signal?: AbortSignal,
) {
  const iam = new HuaweiClient(endpoint, anonymous, transport, clock);
  const { name, password, domain } = user;
  const body = {
    auth: {
      identity: { methods: ["password"], password: { user: { name, password, domain: { name: domain } } } },
      scope: { project },
    },
  };
  const call = { operation: "CreateToken", method: "POST", path: "/v3/auth/tokens", body } as const;
  const { body: answer, headers } = await iam.call(call, { ...(signal ? { signal } : {}) }).catch((error: unknown) => {
    throw signInError(error);
  });
  const value = headerOf(headers, "x-subject-token");
  const { expires_at: end } = recordIn(answer.token);
  if (!value || !isTime(end)) throw new TransportError("CreateToken", "the answer holds no token");
  keepSecret(value);
  return { value, expiresAt: Date.parse(end.toUpperCase()) };
}

/**
 * The id of the project with a name (GET /v3/projects?name=). None, or more than one, is an error that asks for projectId:
 * nothing is ever created to make it fit.
 */
export async function findProject(
  auth: Authenticator,
  name: string,
  endpoint: Endpoint,
  { clock, transport }: Runtime,
  control: CallControl,
): Promise<string> {
  const iam = new HuaweiClient(endpoint, auth, transport, clock);
  const call = { operation: "ListProjects", method: "GET", path: "/v3/projects", query: { name } } as const;
  const { body } = await iam.call(call, control);
  const projects: readonly unknown[] = Array.isArray(body.projects) ? body.projects : [];
  if (projects.length === 1) {
    const { id } = recordIn(projects[0]);
    if (isProjectId(id)) return id;
    throw new TransportError(call.operation, "the answer holds a project without an id of 32 hex digits");
  }
  const found = projects.length === 0 ? "No project" : `${projects.length} projects`;
  const region = projects.length === 0 ? ` Check the region: ${endpoint.region} may be a wrong one.` : "";
  throw new Error(`${found} named ${name} in this Huawei Cloud account: ${projectChoices}.${region}`);
}
