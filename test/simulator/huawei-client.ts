import { createHash, createHmac } from "node:crypto";
import { type Received, send, type Values } from "./signing-client";

/** How one call is made. */
export interface HuaweiCall {
  /** Name and value of each query parameter, in the order of the wire. */
  readonly query?: readonly (readonly [string, string])[];
  /** Sent as JSON or, when it is a text, as it is. */
  readonly body?: unknown;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
  /** A token of IAM; the call is not signed then. */
  readonly token?: string;
  /** Milliseconds since the epoch that the request claims to be made at. */
  readonly date?: number;
  /** Headers that are signed besides content-type, host and x-sdk-date. */
  readonly signed?: Values;
  /** Which headers are signed; default all that are sent, but for `headers`. */
  readonly signedHeaders?: readonly string[];
  /** Headers that are added after signing. */
  readonly headers?: Values;
  /** Replaces the hash of the body in what is signed. */
  readonly payloadHash?: string;
}

/** Sends a call signed with SDK-HMAC-SHA256, or with a token. */
export function callHuawei(url: string, method: string, path: string, call: HuaweiCall = {}): Promise<Received> {
  const { query = [], body, token, securityToken } = call;
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const search = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&");
  const target = `${url}${path}${search === "" ? "" : `?${search}`}`;
  if (token !== undefined) {
    const headers = { "content-type": "application/json", "x-auth-token": token, ...call.headers };
    return send(target, method, headers, text);
  }
  const sent: Record<string, string> = {
    "content-type": "application/json",
    host: new URL(url).host,
    "x-sdk-date": sdkDate(call.date ?? Date.now()),
    ...(securityToken === undefined ? {} : { "x-security-token": securityToken }),
    ...call.signed,
  };
  const names = [...(call.signedHeaders ?? Object.keys(sent))].sort();
  const canonical = [
    method,
    `${path.split("/").map(decodeURIComponent).map(escaped).join("/")}/`,
    search.split("&").sort().join("&"),
    ...names.map((name) => `${name}:${sent[name]}`),
    "",
    names.join(";"),
    call.payloadHash ?? sha256(text),
  ].join("\n");
  const signature = createHmac("sha256", call.accessKeySecret ?? "testSk")
    .update(`SDK-HMAC-SHA256\n${sent["x-sdk-date"]}\n${sha256(canonical)}`)
    .digest("hex");
  const authorization = `SDK-HMAC-SHA256 Access=${call.accessKeyId ?? "testAk"}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return send(target, method, { ...sent, authorization, ...call.headers }, text);
}

/** A time as X-Sdk-Date has it. */
export function sdkDate(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
