import { createHash } from "node:crypto";
import { Account } from "../../simulator/huawei/account";
import { authenticate } from "../../simulator/huawei/authenticate";
import { gatewayError } from "../../simulator/huawei/gateway-errors";
import { canonicalRequest } from "../../simulator/huawei/signature";
import { decodeQuery, type WireRequest } from "../../simulator/shared/wire-request";

const projectPath = "0605768a3300d5762f82c01180692873";
const signedDate = "20261120T120000Z";
const securityToken = "testSecurityToken==";
const evsHost = "evs.cn-north-4.myhuaweicloud.com";
const dwsHost = "dws.cn-north-4.myhuaweicloud.com";
const jsonType = { "content-type": "application/json" };
const projectHeader = { "x-project-id": projectPath };
const body2 =
  '{"snapshot":{"volume_id":"5aa119a8-d25b-45a7-8d1b-88e127885635","name":"快照-α 😀","description":"Größe \\"1\\" \\\\ <&>","force":true,"metadata":{"key_string":"välue"}}}';
const body3 = '{"backup_name":"test1","description":""}';

interface Vector {
  readonly name: string;
  readonly request: WireRequest;
  readonly account: Account;
  readonly canonicalSha256: string;
}

function vector(
  name: string,
  [method, path, query]: readonly [string, string, string?],
  headers: Record<string, string>,
  body: string,
  [canonicalSha256, signature]: readonly [string, string],
  [accessKeyId, accessKeySecret]: readonly [string, string] = ["testAk", "testSk"],
): Vector {
  const all = { "x-sdk-date": signedDate, ...headers };
  const signedHeaders = Object.keys(all).sort().join(";");
  const authorization = `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  const securityToken = headers["x-security-token"];
  return {
    name,
    account: new Account({
      credentials: { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) },
      user: { name: "u", password: "p", domain: "d" },
      domainId: "d",
      project: { id: projectPath, name: "cn-north-4" },
    }),
    request: {
      method,
      segments: path.split("/").slice(1).map(decodeURIComponent),
      query: decodeQuery(query ?? ""),
      headers: new Map(Object.entries({ ...all, authorization, "user-agent": "unsigned" })),
      body: Buffer.from(body),
    },
    canonicalSha256,
  };
}

const vectors = [
  vector(
    "V0",
    ["GET", "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs", "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0"],
    { ...jsonType, host: "service.region.example.com", "x-sdk-date": "20191115T033655Z" },
    "",
    [
      "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a",
      "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
    ],
    ["QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"],
  ),
  vector(
    "V1",
    [
      "GET",
      `/v2/${projectPath}/cloudsnapshots/detail`,
      "status=available&name=daily%20snap%2F%CE%B1%2B%CE%B2~%21%27%28%29%2A%26%3D&limit=10&offset=0&id=ffa9bc5e-1172-4021-acaf-cdcd78a9584d&id=2bb856e1-b3d8-4432-a858-09e4ce939389",
    ],
    { ...jsonType, host: evsHost, ...projectHeader },
    "",
    [
      "67ce9e16960cae65c3c162aca27ffdacaaf33c424e075cd6484e1e86d282da0c",
      "cc274dc70eecca8054cd40e15560e814afa605524849e33a87332190974d43d7",
    ],
  ),
  vector("V2", ["POST", `/v2/${projectPath}/cloudsnapshots`], { ...jsonType, host: evsHost, ...projectHeader }, body2, [
    "a6a2c0d21bd57e5439ff98d48982b7d5eda11e2f6c29d3b38cbe1673d0b961ac",
    "7a5de0379f10c16dab36c8243c2e6a33e1d85dbee2d71e9d6454db09955ad776",
  ]),
  vector(
    "V3",
    ["POST", `/v1.0/${projectPath}/snapshots/4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90/linked-copy`],
    { ...jsonType, host: dwsHost, ...projectHeader, "x-security-token": securityToken },
    body3,
    [
      "b8274d6b971f6ae03183f5a49d19b9c1d718a2fa05db3e4f4690d13e33752d1c",
      "bc30672215855c6c9426b24d8b2f1d42f8ac69fd1a21d8a9770acfa33190f2d1",
    ],
  ),
  vector(
    "V4",
    ["GET", `/v1.0/${projectPath}/snapshots/2a4d0f86-67cd-408a-8b66-017454fb7793`],
    { ...jsonType, host: dwsHost, ...projectHeader, "x-security-token": securityToken },
    "",
    [
      "3ac6161820f4c59171e92393dcae6687b4ecca53e1f39cd5b7ad6bcba5012c1b",
      "b4f7450d5c8b790c4932f04bf1edb561ffdb5f4e5a3cd9e8e695e2ba82d8b914",
    ],
  ),
  vector(
    "V5",
    ["DELETE", `/v2/${projectPath}/cloudsnapshots/ffa9bc5e-1172-4021-acaf-cdcd78a9584d`],
    { host: evsHost },
    "",
    [
      "683394fd31f92b5ab89dc7c015cf803b9ccb2d70c8982483d7462f0abc2a4d29",
      "7fc60789d589a176af41abebc46c5dee2677dd4266f99d0229a15f77531e1e57",
    ],
  ),
  vector("V6", ["GET", "/v3/projects", "name=cn-north-4"], { ...jsonType, host: "127.0.0.1:8080" }, "", [
    "240d4d8a96490f729438ce4794ddda68dd0ae20c98647d8978889e42f0966d34",
    "b971d8921965ede6ca7c566c8e334abfb4a40443c3e54977f175da07de3668af",
  ]),
];

function judge({ account }: Vector, request: WireRequest): { readonly projectId?: string } {
  const date = (request.headers.get("x-sdk-date") ?? "").replace(/^(....)(..)(..T..)(..)(..)/, "$1-$2-$3:$4:$5");
  return authenticate(request, account, Date.parse(date), () => gatewayError("tokenExpired"));
}

test.each(vectors)("golden vector $name is accepted", (it) => {
  const signed = /SignedHeaders=([^,]+)/.exec(it.request.headers.get("authorization") ?? "")?.[1]?.split(";") ?? [];
  const canonical = canonicalRequest(it.request, signed);
  expect(createHash("sha256").update(canonical).digest("hex")).toBe(it.canonicalSha256);
  expect(judge(it, it.request)).toEqual({ projectId: projectPath });
});

test.each(vectors)("golden vector $name is refused with anything flipped", (it) => {
  const { request } = it;
  const refused = (changed: Partial<WireRequest>) =>
    expect(() => judge(it, { ...request, ...changed })).toThrow(/verify aksk signature fail, canonicalRequest:/);
  const withHeader = (name: string, change: (value: string) => string) => ({
    headers: new Map([...request.headers, [name, change(request.headers.get(name) ?? "")]]),
  });
  const flip = (bytes: Buffer, index: number) => {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    return changed;
  };
  refused({ method: request.method === "GET" ? "POST" : "GET" });
  refused({ segments: [...request.segments.slice(0, -1), "x"] });
  refused({ query: [...request.query, ["a", ""]] });
  refused({ body: Buffer.concat([request.body, Buffer.from(" ")]) });
  for (let index = 0; index < request.body.length; index += 1) {
    refused({ body: flip(request.body, index) });
  }
  for (const index of request.query.keys()) {
    refused({ query: request.query.filter((_, other) => other !== index) });
  }
  refused(withHeader("authorization", (value) => value.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))));
  refused(withHeader("authorization", (value) => value.replace(/(SignedHeaders=)[^,]+/, "$1x-sdk-date")));
  refused(withHeader("authorization", (value) => value.replace(";x-sdk-date", "")));
  refused(withHeader("host", (value) => `${value}x`));
  refused(withHeader("x-sdk-date", (value) => value.replace(/.Z$/, "1Z")));
  refused(withHeader("x-sdk-content-sha256", () => "0".repeat(64)));
});

test("the order of the query on the wire does not matter", () => {
  const [, it] = vectors as [Vector, Vector];
  expect(judge(it, { ...it.request, query: [...it.request.query].reverse() })).toEqual({ projectId: projectPath });
});

test("signed headers that are not sorted, or not there, are refused", () => {
  const [, , it] = vectors as [Vector, Vector, Vector];
  const list = (names: string) =>
    new Map([
      ...it.request.headers,
      ["authorization", (it.request.headers.get("authorization") ?? "").replace(/(SignedHeaders=)[^,]+/, `$1${names}`)],
    ]);
  for (const names of ["host;content-type;x-sdk-date", "accept;x-sdk-date", "x-sdk-date;x-sdk-date"]) {
    expect(() => judge(it, { ...it.request, headers: list(names) })).toThrow(/verify aksk signature fail/);
  }
});
