import { isObject, type JsonObject, wrapped } from "../../../shared/json-object";
import type { Account, Project, Token, User } from "../../account";
import type { Answer, Call, Operation } from "../../operation";
import { iamError } from "../iam-error";
import type { IamStore } from "../store";

/** Issues a token to a user with a password. */
export const createToken: Operation<IamStore> = {
  name: "CreateToken",
  method: "POST",
  path: "/v3/auth/tokens",
  isOpen: true,
  run,
};

function run({ account, body, query, store, at }: Call<IamStore>): Answer {
  const auth = wrapped(body, "auth") ?? bad();
  const user = knownUser(auth["identity"], account);
  const project = scopedProject(auth["scope"], account);
  const { tokenSeconds: seconds, tokenLength: length } = store.behaviour;
  const token = account.issueToken(user.name, project, { seconds, length }, store.random, at);
  return {
    status: 201,
    headers: { "x-subject-token": token.id },
    body: { token: tokenView(token, account, query.text("nocatalog") === undefined) },
  };
}

function knownUser(identity: unknown, account: Account): User {
  const methods = isObject(identity) ? identity["methods"] : undefined;
  if (!isObject(identity) || !Array.isArray(methods) || methods.join() !== "password") {
    bad();
  }
  const given = member(member(identity, "password"), "user");
  const { name, password } = given;
  const user = account.users.find((known) => known.name === name);
  if (user === undefined || user.password !== password || user.domain !== member(given, "domain")["name"]) {
    throw iamError("password");
  }
  return user;
}

/** The project that a token is for; undefined when it is for the whole account. */
function scopedProject(scope: unknown, account: Account): Project | undefined {
  if (!isObject(scope) || scope["project"] === undefined) {
    return undefined;
  }
  const { id, name } = member(scope, "project");
  const found = account.projects.filter((project) => project.id === id || project.name === name);
  if (found[0] === undefined) {
    throw iamError("project");
  }
  return found[0];
}

function tokenView(token: Token, { seed }: Account, withCatalog: boolean): JsonObject {
  const domain = { id: seed.domainId, name: seed.user.domain };
  return {
    expires_at: apiTime(token.expiresAt),
    issued_at: apiTime(token.issuedAt),
    methods: ["password"],
    ...(withCatalog ? { catalog: [] } : {}),
    ...(token.project === undefined ? { domain } : { project: { ...token.project, domain } }),
    roles: [{ id: "0", name: "te_admin" }],
    user: { id: seed.domainId, name: token.user, domain, password_expires_at: "" },
  };
}

function member(value: unknown, name: string): JsonObject {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : bad();
}

function bad(): never {
  throw iamError("body");
}

/** A time as the API writes it: microseconds, UTC. */
export function apiTime(at: number): string {
  return new Date(at).toISOString().replace("Z", "000Z");
}
