import { Authenticator } from "../../simulator/alibaba/authenticate";
import { decodePairs } from "../../simulator/alibaba/encode";
import { openEnvelope } from "../../simulator/alibaba/envelope";
import { signsEnoughV3, stringToSignV3 } from "../../simulator/alibaba/signature-v3";
import type { WireRequest } from "../../simulator/alibaba/wire-request";
import { KeyRing } from "../../simulator/shared/key-ring";

const signedDate = "2026-11-20T12:00:00Z";
const nonce = "3156853299f313e23d1673dc12e1703d";
const emptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const securityToken = "CAIS+/tok=en ==";

interface Vector {
  readonly name: string;
  readonly request: WireRequest;
  readonly date: string;
  readonly keys: KeyRing;
  /** sha256 of the canonical request; V3 only. */
  readonly canonicalSha256?: string;
}

function v3(
  name: string,
  accessKey: readonly [string, string, string?],
  headers: Record<string, string>,
  query: string,
  body: string,
  signature: string,
  canonicalSha256?: string,
): Vector {
  const all: Record<string, string> = {
    "x-acs-version": "2014-05-26",
    "x-acs-date": signedDate,
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": emptySha256,
    ...headers,
  };
  const signedHeaders = Object.keys(all).sort().join(";");
  const [accessKeyId, accessKeySecret, securityToken] = accessKey;
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
  return {
    name,
    date: all["x-acs-date"] ?? signedDate,
    keys: new KeyRing({ accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) }),
    request: {
      method: "POST",
      path: "/",
      query: decodePairs(query),
      form: [],
      headers: new Map(Object.entries({ ...all, authorization, accept: "application/json" })),
      body: Buffer.from(body),
    },
    ...(canonicalSha256 === undefined ? {} : { canonicalSha256 }),
  };
}

function v1(
  name: string,
  method: string,
  accessKey: readonly [string, string, string?],
  values: Record<string, string>,
  signature: string,
): Vector {
  const [accessKeyId, accessKeySecret, securityToken] = accessKey;
  const all: Record<string, string> = {
    AccessKeyId: accessKeyId,
    Format: "JSON",
    SignatureMethod: "HMAC-SHA1",
    SignatureNonce: nonce,
    SignatureVersion: "1.0",
    Timestamp: signedDate,
    Version: "2014-05-26",
    ...values,
    ...(securityToken === undefined ? {} : { SecurityToken: securityToken }),
    Signature: signature,
  };
  return {
    name,
    date: all.Timestamp ?? signedDate,
    keys: new KeyRing({ accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) }),
    request: {
      method,
      path: "/",
      query: Object.entries(all),
      form: [],
      headers: new Map(),
      body: Buffer.alloc(0),
    },
  };
}

const createQuery =
  "ClientToken=tok-1&Description=a%20b%2Bc%2Fd%27%28e%29%21&DiskId=d-bp1s5fnvk4gn2tws0abc&RetentionDays=7&SnapshotName=snap%20%C3%BCn%C3%AF%20%2A~&Tag.1.Key=env&Tag.1.Value=p%20r~d%2A&Tag.2.Key=%E5%9B%A2%E9%98%9F&Tag.2.Value=";
const rawCreateQuery =
  "ClientToken=tok-1&Description=a+b%2Bc%2Fd'(e)!&DiskId=d-bp1s5fnvk4gn2tws0abc&RetentionDays=7&SnapshotName=snap%20%C3%BCn%C3%AF%20*%7E&Tag.2.Key=%E5%9B%A2%E9%98%9F&Tag.2.Value=&Tag.1.Key=env&Tag.1.Value=p%20r~d*";
const v31 = "2c18af8163235126c161d2302d5db06fba52642acf19c55d12b2ca9fa6bc9348";
const v31Sha256 = "d43bb8324210df6ca1f34c4d5ec63bb3fb283bd84f2a52ba3ca305e277ea8acd";
const createHeaders = { host: "ecs.cn-hangzhou.aliyuncs.com", "x-acs-action": "CreateSnapshot" };

const vectors: readonly Vector[] = [
  v3("V3-1", ["testAk", "testSk"], createHeaders, createQuery, "", v31, v31Sha256),
  v3(
    "V3-1, another order and encoding of the query",
    ["testAk", "testSk"],
    createHeaders,
    rawCreateQuery,
    "",
    v31,
    v31Sha256,
  ),
  v3(
    "V3-2",
    ["testAk", "testSk", securityToken],
    {
      host: "ecs.cn-hangzhou.aliyuncs.com",
      "x-acs-action": "DescribeSnapshots",
      "x-acs-accesskey-id": "testAk",
      "x-acs-security-token": securityToken,
    },
    "RegionId=cn-hangzhou&SnapshotIds=%5B%22s-bp67acfmxazb4p00%22%2C%22s-bp67acfmxazb5p00%22%5D&MaxResults=100&Filter.1.Key=CreationStartTime&Filter.1.Value=2026-11-20T00%3A00Z",
    "",
    "080f9910ee2be2da7283b601f892c1733929b419c14b6d3646e65bc55b4645d6",
    "677f438ed015652a1580132bb9801cb26394779e4bcf39e5091297b3100f653a",
  ),
  v3(
    "V3-3",
    ["testAk", "testSk"],
    {
      host: "127.0.0.1:8080",
      "x-acs-action": "CreateSnapshot",
      "content-type": "application/x-www-form-urlencoded",
      "x-acs-content-sha256": "bee8806dd06782fa31857cc0e3f3c153a40597bedfa2696d717486c3f109d6c8",
    },
    "",
    "DiskId=d-bp1s5fnvk4gn2tws0abc&SnapshotName=snap%20%C3%BCn%C3%AF%20*~&Tag.1.Key=%E5%9B%A2%E9%98%9F&Tag.1.Value=a%26b%3Dc",
    "fa9b33535a113de98cf7afe17fd1c822733b7afd63cbb24f032f5adbacbbe351",
    "292884d1b1fd00b39c5b9468e137e30c9683cac370b837550ced59a17397bee8",
  ),
  v3(
    "published V3 example",
    ["YourAccessKeyId", "YourAccessKeySecret"],
    { host: "ecs.cn-shanghai.aliyuncs.com", "x-acs-action": "RunInstances", "x-acs-date": "2023-10-26T10:22:32Z" },
    "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
    "",
    "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  ),
  v1(
    "RPC-1",
    "POST",
    ["testAk", "testSk"],
    { Action: "CreateSnapshot", ...Object.fromEntries(decodePairs(createQuery)) },
    "lEv4pAp+P7bD32SEMsUtSQlNWzY=",
  ),
  v1(
    "RPC-2 as GET",
    "GET",
    ["testAk", "testSk", securityToken],
    { Action: "DescribeSnapshots", RegionId: "cn-hangzhou", SnapshotIds: '["s-bp67acfmxazb4p00"]' },
    "6wuJkVO5uMarBunAuEpgqJUOZE8=",
  ),
  v1(
    "RPC-2 as POST",
    "POST",
    ["testAk", "testSk", securityToken],
    { Action: "DescribeSnapshots", RegionId: "cn-hangzhou", SnapshotIds: '["s-bp67acfmxazb4p00"]' },
    "+bI3wcBv6rgICMKV9MSo483EN3M=",
  ),
  v1(
    "published RPC example",
    "GET",
    ["testid", "testsecret"],
    {
      Action: "DescribeRegions",
      Format: "XML",
      SignatureNonce: "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
      Timestamp: "2016-02-23T12:46:24Z",
    },
    "OLeaidS1JvxuMvnyHOwuJ+uX5qY=",
  ),
];

function authenticate({ keys, date }: Vector, request: WireRequest): void {
  new Authenticator(keys).authenticate(request, openEnvelope(request, true), Date.parse(date));
}

describe.each(vectors)("$name", (vector) => {
  test("is accepted", () => {
    expect(() => authenticate(vector, vector.request)).not.toThrow();
  });

  test("fails with one byte of the parameters changed", () => {
    const query = vector.request.query.map(([name, value]) =>
      name === "RegionId" || name === "DiskId" || name === "Action"
        ? ([name, `${value}x`] as const)
        : ([name, value] as const),
    );
    const body = Buffer.concat([vector.request.body, Buffer.from("x")]);
    const code = { code: "SignatureDoesNotMatch" };
    expect(() => authenticate(vector, { ...vector.request, query, body })).toThrow(expect.objectContaining(code));
  });
});

test.each(vectors.filter(({ canonicalSha256 }) => canonicalSha256 !== undefined))(
  "$name has the canonical request of the vector",
  ({ request, canonicalSha256 }) => {
    const signedHeaders = [...request.headers.keys()]
      .filter((name) => !["authorization", "accept"].includes(name))
      .sort();
    expect(stringToSignV3(request, signedHeaders)).toBe(`ACS3-HMAC-SHA256\n${canonicalSha256}`);
  },
);

test("the list of signed headers must be complete and sorted", () => {
  const headers = new Map([
    ["content-type", "text/plain"],
    ["host", "h"],
    ["x-acs-action", "a"],
    ["x-acs-content-sha256", "c"],
    ["x-acs-date", "d"],
    ["x-acs-signature-nonce", "n"],
    ["x-acs-version", "v"],
  ]);
  const request = { method: "POST", path: "/", query: [], form: [], headers, body: Buffer.alloc(0) };
  const names = [...headers.keys()];
  expect(signsEnoughV3(request, names)).toBe(true);
  expect(signsEnoughV3(request, [...names].reverse())).toBe(false);
  for (const name of names) {
    expect(
      signsEnoughV3(
        request,
        names.filter((other) => other !== name),
      ),
    ).toBe(false);
  }
});
