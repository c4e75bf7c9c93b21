import { authenticate } from "../../simulator/baidu/authenticate";
import { bccSettings } from "../../simulator/baidu/behaviour";
import { canonicalRequest } from "../../simulator/baidu/signature";
import { KeyRing } from "../../simulator/shared/key-ring";
import { usualOf } from "../../simulator/shared/readers";
import { decodeQuery, type WireRequest } from "../../simulator/shared/wire-request";

const signedAt = 1_768_465_800_000;
const signedDate = "2026-01-15T08:30:00Z";
const bccHeaders = { host: "bcc.bj.baidubce.com", "x-bce-date": signedDate };
const jsonType = { "content-type": "application/json; charset=utf-8" };
const sessionToken = "ZjkxZmQ0YmQ=|tok/en+1";
const v1Query = "volumeId=v%2f%E5%BF%AB%e7%85%a7%20a%2Bb%3Dc%26%7e*&marker=s%2d6r3dam6F&maxKeys=2&authorization=dropme";
const v1Canonical = "marker=s-6r3dam6F&maxKeys=2&volumeId=v%2F%E5%BF%AB%E7%85%A7%20a%2Bb%3Dc%26~%2A";
const v2Query = "clientToken=be31b98c-5e41-4838-9830-9be700de5a20";
const v2Body = '{"volumeId":"v-IgJOjBWj","snapshotName":"nightly-快照","desc":"made by test"}';

interface Vector {
  readonly name: string;
  readonly request: WireRequest;
  readonly keys: KeyRing;
  readonly query: string;
  readonly names: readonly string[];
}

function vector(
  name: string,
  [method, path, query]: readonly [string, string, string?],
  headers: Record<string, string>,
  canonicalQuery: string,
  signature: string,
  signedHeaders = Object.keys(headers).sort().join(";"),
): Vector {
  const securityToken = headers["x-bce-security-token"];
  const authorization = `bce-auth-v1/testAk/${signedDate}/1800/${signedHeaders}/${signature}`;
  return {
    name,
    keys: new KeyRing({
      accessKeyId: "testAk",
      accessKeySecret: "testSk",
      ...(securityToken === undefined ? {} : { securityToken }),
    }),
    request: {
      method,
      segments: path.split("/").slice(1).map(decodeURIComponent),
      query: decodeQuery(query ?? ""),
      headers: new Map(
        Object.entries({ ...headers, authorization, "user-agent": "x", "x-bce-request-id": "unsigned" }),
      ),
      body: Buffer.alloc(0),
    },
    query: canonicalQuery,
    names: Object.keys(headers).sort(),
  };
}

const v1Signature = "40c25e24dee98cf25ab9cf4b9af176b7f081079a567fb51442942d927210f410";
const v1dSignature = "2c5361575dd436b95205d9bdcdc3d619db1c00b7846cc807187661a5b6a6e949";
const v2dSignature = "df21ede0e7a712c55ae9501cda102a12828324ef0d5f343cfa29b0105ea2ad3f";
const v2dHeaders = { ...bccHeaders, ...jsonType, "content-length": String(Buffer.byteLength(v2Body)) };

const vectors = [
  vector("V1", ["GET", "/v2/snapshot", v1Query], bccHeaders, v1Canonical, v1Signature),
  vector("V1d", ["GET", "/v2/snapshot", v1Query], { ...bccHeaders, ...jsonType }, v1Canonical, v1dSignature),
  vector(
    "V1d unlisted",
    ["GET", "/v2/snapshot", v1Query],
    { ...bccHeaders, ...jsonType },
    v1Canonical,
    v1dSignature,
    "",
  ),
  vector(
    "V2",
    ["POST", "/v2/snapshot", v2Query],
    bccHeaders,
    v2Query,
    "febc67407ad869fdf05fa4b0714362670be24c636effb39f5f14a5db7f6c7337",
  ),
  vector("V2d", ["POST", "/v2/snapshot", v2Query], v2dHeaders, v2Query, v2dSignature),
  vector("V2d unlisted", ["POST", "/v2/snapshot", v2Query], v2dHeaders, v2Query, v2dSignature, ""),
  vector(
    "V3",
    ["GET", "/v2/snapshot/s-6r3dam6F"],
    { ...bccHeaders, "x-bce-security-token": sessionToken },
    "",
    "c0398a5f69b9c15a646f7d7214654d8d9e51e511471fecf5a2469f6e6ce13b11",
  ),
  vector(
    "V4",
    ["PUT", "/v2/snapshot/s-6r3dam6F", "modifyAttribute"],
    { ...bccHeaders, host: "127.0.0.1:8080" },
    "modifyAttribute=",
    "6f3694f0d93dff9bd7fa1256cbf138bc0b61862efd9143d44c6389447484a984",
  ),
  vector(
    "V5",
    ["DELETE", "/v2/snapshot/s-6r3dam6F"],
    bccHeaders,
    "",
    "37a1f2c8079c1dedc021343e2aab5a04aa3edbfd8a5cc2bffe3769e477b1cd46",
  ),
];

function judge({ keys }: Vector, request: WireRequest, at = signedAt): void {
  authenticate(request, keys, usualOf(bccSettings), at);
}

test("the body of V2d has the length that is signed", () => {
  expect(Buffer.byteLength(v2Body)).toBe(79);
});

test.each(vectors)("golden vector $name is accepted", (it) => {
  expect(canonicalRequest(it.request, it.names).split("\n")[2]).toBe(it.query);
  expect(() => judge(it, it.request)).not.toThrow();
});

test.each(vectors)("golden vector $name is refused with anything flipped", (it) => {
  const { request } = it;
  const refused = (changed: Partial<WireRequest>, code = "SignatureDoesNotMatch") =>
    expect(() => judge(it, { ...request, ...changed })).toThrow(expect.objectContaining({ code }));
  const withHeader = (name: string, change: (value: string) => string) => ({
    headers: new Map([...request.headers, [name, change(request.headers.get(name) ?? "")]]),
  });
  refused({ method: request.method === "GET" ? "POST" : "GET" });
  for (const [index, segment] of request.segments.entries()) {
    for (let at = 0; at < segment.length; at += 1) {
      refused({ segments: request.segments.with(index, flipped(segment, at)) });
    }
  }
  refused({ query: [...request.query, ["a", ""]] });
  for (const [index, [name, value]] of request.query.entries()) {
    if (name === "authorization") {
      continue;
    }
    refused({ query: request.query.filter((_, other) => other !== index) });
    refused({ query: request.query.with(index, [flipped(name, 0), value]) });
    for (let at = 0; at < value.length; at += 1) {
      refused({ query: request.query.with(index, [name, flipped(value, at)]) });
    }
  }
  for (const name of it.names.filter((header) => !["x-bce-date", "x-bce-security-token"].includes(header))) {
    refused(withHeader(name, (value) => flipped(value, 0)));
  }
  refused(withHeader("x-bce-date", () => "2026-01-15T08:30:01Z"));
  const digits = /[0-9a-f]{64}$/.exec(request.headers.get("authorization") ?? "")?.index ?? 0;
  for (let at = digits; at < digits + 64; at += 1) {
    refused(withHeader("authorization", (value) => value.slice(0, at) + other(value.charAt(at)) + value.slice(at + 1)));
  }
  refused(withHeader("authorization", (value) => value.replace("/1800/", "/1801/")));
  refused(withHeader("authorization", (value) => value.replace(`/${signedDate}/`, "/2026-01-15T08:30:01Z/")));
  refused(
    withHeader("authorization", (value) => value.replace("/testAk/", "/testBk/")),
    "InvalidAccessKeyId",
  );
  refused(
    withHeader("authorization", (value) => value.replace("v1", "v2")),
    "InvalidHTTPAuthHeader",
  );
});

test("the order of the query and a missing equals sign do not matter, and authorization is not signed", () => {
  const [first, v4] = [vectors[0], vectors[7]] as [Vector, Vector];
  const reversed = [...first.request.query].reverse();
  expect(() => judge(first, { ...first.request, query: reversed })).not.toThrow();
  const unsigned = first.request.query.map(([name, value]) =>
    name === "authorization" ? (["AUTHORIZATION", "other"] as const) : ([name, value] as const),
  );
  expect(() => judge(first, { ...first.request, query: unsigned })).not.toThrow();
  expect(v4.name).toBe("V4");
  expect(() => judge(v4, { ...v4.request, query: decodeQuery("modifyAttribute=") })).not.toThrow();
});

test("lists of signed headers that are not sorted, or without the host, are refused", () => {
  const [it] = vectors as [Vector];
  for (const names of ["x-bce-date;host", "x-bce-date", "Host;x-bce-date", "host;host;x-bce-date"]) {
    const authorization = `bce-auth-v1/testAk/${signedDate}/1800/${names}/${v1Signature}`;
    const headers = new Map([...it.request.headers, ["authorization", authorization]]);
    expect(() => judge(it, { ...it.request, headers })).toThrow(/^The HTTP authorization header is invalid/);
  }
});

test.each([
  ["half an hour later", 30 * 60, undefined],
  ["half an hour before", -30 * 60, undefined],
  ["more than half an hour later", 30 * 60 + 1, "RequestExpired"],
  ["more than half an hour before", -30 * 60 - 1, "RequestExpired"],
])("a request %s", (_, seconds, code) => {
  const [it] = vectors as [Vector];
  const attempt = () => judge(it, it.request, signedAt + seconds * 1000);
  if (code === undefined) {
    expect(attempt).not.toThrow();
  } else {
    expect(attempt).toThrow(`Request has expired. Timestamp date is ${signedDate}.`);
  }
});

function flipped(text: string, index: number): string {
  const code = text.charCodeAt(index) ^ 1;
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
}

function other(digit: string): string {
  return digit === "0" ? "1" : "0";
}
