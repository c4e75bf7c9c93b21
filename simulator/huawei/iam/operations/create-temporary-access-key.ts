import { isObject, wrapped } from "../../../shared/json-object";
import type { Answer, Call, Operation } from "../../operation";
import { iamError } from "../iam-error";
import type { IamStore } from "../store";
import { apiTime } from "./create-token";

/** Gives the bearer of a token a temporary key. */
export const createTemporaryAccessKey: Operation<IamStore> = {
  name: "CreateTemporaryAccessKeyByToken",
  method: "POST",
  path: "/v3.0/OS-CREDENTIAL/securitytokens",
  run,
};

const shortest = 900;
const longest = 24 * 60 * 60;

function run({ account, body, caller, store, at }: Call<IamStore>): Answer {
  const auth = wrapped(body, "auth");
  const identity = auth?.["identity"];
  if (!isObject(identity) || !Array.isArray(identity["methods"]) || identity["methods"].join() !== "token") {
    throw iamError("body");
  }
  if (caller.token === undefined) {
    throw iamError("forbidden");
  }
  const stated = isObject(identity["token"]) ? identity["token"]["duration_seconds"] : undefined;
  const seconds = stated ?? shortest;
  if (typeof seconds !== "number" || seconds < shortest || seconds > longest) {
    throw iamError("duration");
  }
  const credentials = {
    accessKeyId: store.random.alphanumeric(20).toUpperCase(),
    accessKeySecret: store.random.alphanumeric(40),
    securityToken: store.random.alphanumeric(200),
    expiresAt: at + seconds * 1000,
  };
  account.keys.put(credentials);
  return {
    status: 201,
    body: {
      credential: {
        access: credentials.accessKeyId,
        secret: credentials.accessKeySecret,
        securitytoken: credentials.securityToken,
        expires_at: apiTime(credentials.expiresAt),
      },
    },
  };
}
