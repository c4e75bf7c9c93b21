import { createHmac } from "node:crypto";
import { type Received, send, type Values } from "./signing-client";

/** How one call is made. */
export interface BaiduCall {
  /** Name and value of each query parameter, in the order of the wire; one without a value is bare. */
  readonly query?: readonly (readonly [name: string, value?: string])[];
  /** Sent as JSON or, when it is a text, as it is. */
  readonly body?: unknown;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
  /** Milliseconds since the epoch that the request claims to be made at. */
  readonly date?: number;
  /** Replaces the date in x-bce-date alone. */
  readonly bceDate?: string;
  /** Default 1800. */
  readonly expireSeconds?: number;
  /** The Host header; default that of the address. */
  readonly host?: string;
  /** Names of the signed headers; an empty list leaves them to the service. Default host and all of `x-bce-*`. */
  readonly signedHeaders?: readonly string[];
  /** What the Authorization header lists; default the signed headers, sorted. */
  readonly listed?: string;
  /** Headers that are sent besides, signed when `signedHeaders` has them. */
  readonly headers?: Values;
  /** How the wire has the query: escaped as RFC 3986, or each odd character in lower-case hexadecimal. */
  readonly escaping?: "canonical" | "lower";
}

/** Sends a call signed with bce-auth-v1. */
export function callBaidu(url: string, method: string, path: string, call: BaiduCall = {}): Promise<Received> {
  const { query = [], body, securityToken, expireSeconds = 1800 } = call;
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const timestamp = bceTime(call.date ?? Date.now());
  const sent: Record<string, string> = {
    host: call.host ?? new URL(url).host,
    "x-bce-date": call.bceDate ?? timestamp,
    ...(securityToken === undefined ? {} : { "x-bce-security-token": securityToken }),
    ...call.headers,
  };
  const all: Record<string, string> = { ...sent, "content-length": String(Buffer.byteLength(text)) };
  const isUsual = (name: string) => ["host", "content-length", "content-type"].includes(name) || isCloud(name);
  const usual = Object.keys(sent).filter((name) => name === "host" || isCloud(name));
  const names = call.signedHeaders?.length === 0 ? Object.keys(all).filter(isUsual) : (call.signedHeaders ?? usual);
  const canonical = [
    method,
    path.split("/").map(escaped).join("/"),
    query
      .map(([name, value = ""]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join("&"),
    names
      .filter((name) => all[name] !== undefined)
      .map((name) => `${escaped(name)}:${escaped(all[name] ?? "")}`)
      .sort()
      .join("\n"),
  ].join("\n");
  const prefix = `bce-auth-v1/${call.accessKeyId ?? "testAk"}/${timestamp}/${expireSeconds}`;
  const signature = hmac(hmac(call.accessKeySecret ?? "testSk", prefix), canonical);
  const listed = call.listed ?? (call.signedHeaders?.length === 0 ? "" : [...names].sort().join(";"));
  const wire = call.escaping === "lower" ? lowerEscaped : escaped;
  const search = query.map(([name, value]) => (value === undefined ? name : `${wire(name)}=${wire(value)}`)).join("&");
  const headers = { authorization: `${prefix}/${listed}/${signature}`, ...sent };
  return send(`${url}${path}${search === "" ? "" : `?${search}`}`, method, headers, text);
}

/** A time as the signature has it. */
export function bceTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function isCloud(name: string): boolean {
  return name.startsWith("x-bce-") && name !== "x-bce-request-id";
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

function escaped(text: string): string {
  return escapedBut(/[A-Za-z0-9\-_.~]/, text).replaceAll(/%../g, (code) => code.toUpperCase());
}

function lowerEscaped(text: string): string {
  return escapedBut(/[A-Za-z0-9]/, text);
}

function escapedBut(kept: RegExp, text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return kept.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");
}
