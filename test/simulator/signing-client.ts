import { createHash, createHmac, randomUUID } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";

/** Parameters by name, as the wire has them. */
export type Values = Readonly<Record<string, string>>;

/** What a service answered. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How one call is made. */
export interface CallOptions {
  readonly method?: "GET" | "POST";
  /** Sends the parameters as a form body; default in the query. */
  readonly form?: boolean;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
  readonly nonce?: string;
  /** Milliseconds since the epoch that the request claims to be made at. */
  readonly date?: number;
  readonly version?: string;
  readonly path?: string;
  /** Headers that are added after signing. */
  readonly headers?: Values;
  /** Default application/json; V3 only. */
  readonly accept?: string;
  /** Default JSON; RPC only. */
  readonly format?: string;
}

/** Sends a call signed with ACS3-HMAC-SHA256. */
export function callV3(url: string, action: string, values: Values, options: CallOptions): Promise<Received> {
  const { method = "POST", path = "/", securityToken } = options;
  const query = options.form ? "" : joined(values);
  const body = options.form ? joined(values) : "";
  const signed: Record<string, string> = {
    host: new URL(url).host,
    "x-acs-action": action,
    "x-acs-content-sha256": sha256(body),
    "x-acs-date": wireDate(options.date),
    "x-acs-signature-nonce": options.nonce ?? randomUUID(),
    "x-acs-version": options.version ?? "2014-05-26",
    ...(securityToken === undefined ? {} : { "x-acs-security-token": securityToken }),
    ...(options.form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    method,
    path,
    query,
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const signature = createHmac("sha256", options.accessKeySecret ?? "testSk")
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${options.accessKeyId ?? "testAk"},SignedHeaders=${names.join(";")},Signature=${signature}`;
  const headers = { ...signed, accept: options.accept ?? "application/json", authorization, ...options.headers };
  return send(`${url}${path}${query === "" ? "" : `?${query}`}`, method, headers, body);
}

/** Sends a call signed with HMAC-SHA1, all parameters in the query or in the form body. */
export function callV1(url: string, action: string, values: Values, options: CallOptions): Promise<Received> {
  const { method = "POST", securityToken } = options;
  const all: Record<string, string> = {
    ...values,
    Action: action,
    Format: options.format ?? "JSON",
    Version: options.version ?? "2014-05-26",
    AccessKeyId: options.accessKeyId ?? "testAk",
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: options.nonce ?? randomUUID(),
    Timestamp: wireDate(options.date),
    ...(securityToken === undefined ? {} : { SecurityToken: securityToken }),
  };
  const stringToSign = `${method}&%2F&${escaped(joined(all))}`;
  const signature = createHmac("sha1", `${options.accessKeySecret ?? "testSk"}&`)
    .update(stringToSign)
    .digest("base64");
  const text = joined({ ...all, Signature: signature });
  const headers = options.form ? { "content-type": "application/x-www-form-urlencoded" } : {};
  return options.form
    ? send(`${url}/`, method, { ...headers, ...options.headers }, text)
    : send(`${url}/?${text}`, method, { ...headers, ...options.headers }, "");
}

/** Sends a request as it is. */
export function send(url: string, method: string, headers: Values, body: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      maxHeaderSize: 128 * 1024, // a token of IAM may have 64 KiB
      method,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      agent: false,
    });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("error", reject);
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** Asks the control service; `route` is method and path. */
export async function control(base: string, route: string, body?: unknown): Promise<[number, unknown]> {
  const [method = "", path = ""] = route.split(" ");
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const answer = await send(`${base}${path}`, method, { "content-type": "application/json" }, text);
  return [answer.status, JSON.parse(answer.text)];
}

function joined(values: Values): string {
  return Object.keys(values)
    .sort()
    .map((name) => `${escaped(name)}=${escaped(values[name] ?? "")}`)
    .join("&");
}

function escaped(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function wireDate(at = Date.now()): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
