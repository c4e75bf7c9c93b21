import { createHash } from "node:crypto";
import { canonicalQuery, type Query, signedHeaders } from "../../provider/clouds/huawei/sign";

const project = "0605768a3300d5762f82c01180692873";
const json = { "content-type": "application/json" };
const projectHeaders = { ...json, "x-project-id": project };
const key = { id: "testAk", secret: "testSk" };
const temporary = { ...key, token: "testSecurityToken==" };
const evs = `https://evs.cn-north-4.myhuaweicloud.com/v2/${project}/cloudsnapshots`;
const dws = `https://dws.cn-north-4.myhuaweicloud.com/v1.0/${project}/snapshots`;

const createBody =
  '{"snapshot":{"volume_id":"5aa119a8-d25b-45a7-8d1b-88e127885635","name":"快照-α 😀","description":"Größe \\"1\\" \\\\ <&>","force":true,"metadata":{"key_string":"välue"}}}';
const copyBody = '{"backup_name":"test1","description":""}';
const listQuery = {
  status: "available",
  name: "daily snap/α+β~!'()*&=",
  limit: 10,
  offset: 0,
  id: ["ffa9bc5e-1172-4021-acaf-cdcd78a9584d", "2bb856e1-b3d8-4432-a858-09e4ce939389"],
};

interface Vector {
  name: string;
  method: string;
  url: string;
  query?: Query;
  body?: string;
  headers?: Record<string, string>;
  key?: { id: string; secret: string; token?: string };
  date?: string;
  signedHeaders: string;
  signature: string;
}

const vectors: Vector[] = [
  {
    name: "V0, the signing guide's example",
    method: "GET",
    url: "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs",
    query: { limit: 2, marker: "13551d6b-755d-4757-b956-536f674975c0" },
    headers: json,
    key: { id: "QTWAOYTTINDUT2QVKYUC", secret: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc" },
    date: "2019-11-15T03:36:55Z",
    signedHeaders: "content-type;host;x-sdk-date",
    signature: "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
  },
  {
    name: "V1, a list with repeated ids",
    method: "GET",
    url: `${evs}/detail`,
    query: listQuery,
    headers: projectHeaders,
    signedHeaders: "content-type;host;x-project-id;x-sdk-date",
    signature: "cc274dc70eecca8054cd40e15560e814afa605524849e33a87332190974d43d7",
  },
  {
    name: "V2, a create with text of many scripts",
    method: "POST",
    url: evs,
    body: createBody,
    headers: projectHeaders,
    signedHeaders: "content-type;host;x-project-id;x-sdk-date",
    signature: "7a5de0379f10c16dab36c8243c2e6a33e1d85dbee2d71e9d6454db09955ad776",
  },
  {
    name: "V3, a copy with a security token",
    method: "POST",
    url: `${dws}/4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90/linked-copy`,
    body: copyBody,
    headers: projectHeaders,
    key: temporary,
    signedHeaders: "content-type;host;x-project-id;x-sdk-date;x-security-token",
    signature: "bc30672215855c6c9426b24d8b2f1d42f8ac69fd1a21d8a9770acfa33190f2d1",
  },
  {
    name: "V4, a get with a security token",
    method: "GET",
    url: `${dws}/2a4d0f86-67cd-408a-8b66-017454fb7793`,
    headers: projectHeaders,
    key: temporary,
    signedHeaders: "content-type;host;x-project-id;x-sdk-date;x-security-token",
    signature: "b4f7450d5c8b790c4932f04bf1edb561ffdb5f4e5a3cd9e8e695e2ba82d8b914",
  },
  {
    name: "V5, a delete with the least headers",
    method: "DELETE",
    url: `${evs}/ffa9bc5e-1172-4021-acaf-cdcd78a9584d`,
    signedHeaders: "host;x-sdk-date",
    signature: "7fc60789d589a176af41abebc46c5dee2677dd4266f99d0229a15f77531e1e57",
  },
  {
    name: "V6, a host with a port",
    method: "GET",
    url: "http://127.0.0.1:8080/v3/projects",
    query: { name: "cn-north-4" },
    headers: json,
    signedHeaders: "content-type;host;x-sdk-date",
    signature: "b971d8921965ede6ca7c566c8e334abfb4a40443c3e54977f175da07de3668af",
  },
];

test.each(vectors)("vector $name", ({ method, url, query = {}, body = "", headers = {}, date, ...vector }) => {
  const signed = signedHeaders(
    {
      method,
      url: new URL(url),
      query: canonicalQuery(query),
      body,
      headers,
    },
    vector.key ?? key,
    new Date(date ?? "2026-11-20T12:00:00Z"),
  );
  expect(signed["authorization"]).toBe(
    `SDK-HMAC-SHA256 Access=${(vector.key ?? key).id}, SignedHeaders=${vector.signedHeaders}, Signature=${vector.signature}`,
  );
});

test("the bodies of the vectors are the published ones", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(sha256(createBody)).toBe("897a9aaff18884440acd9baf70dfe80170f4b6a673ae006bb8a6dca427a4799e");
  expect(sha256(copyBody)).toBe("163e8e7695aeb9cb69a8de7808515602963b07d35c0fc91d76859aea6ee0e34e");
});

test("the canonical query repeats names and sorts their values", () => {
  expect(canonicalQuery({ ...listQuery, missing: undefined })).toBe(
    "id=2bb856e1-b3d8-4432-a858-09e4ce939389&id=ffa9bc5e-1172-4021-acaf-cdcd78a9584d&limit=10" +
      "&name=daily%20snap%2F%CE%B1%2B%CE%B2~%21%27%28%29%2A%26%3D&offset=0&status=available",
  );
});

test("names are sorted as names: one that begins with another comes behind it, whatever follows", () => {
  const query = { "id-2": "a", "id.x": "b", id1: "c", id: ["z", "y-1", "y"] };
  expect(canonicalQuery(query)).toBe("id=y&id=y-1&id=z&id-2=a&id.x=b&id1=c");
});
