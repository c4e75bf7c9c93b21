import { canonicalQuery, signedHeaders } from "../../provider/clouds/baidu/sign";

const at = new Date("2026-01-15T08:30:00Z");
const key = { id: "testAk", secret: "testSk" };
const root = "https://bcc.bj.baidubce.com/v2/snapshot";

interface Vector {
  name: string;
  method: string;
  url: string;
  query?: Record<string, string>;
  token?: string;
  signed: string;
  signature: string;
}

const vectors: Vector[] = [
  {
    name: "V1, a list",
    method: "GET",
    url: root,
    query: { marker: "s-6r3dam6F", maxKeys: "2", volumeId: "v/快照 a+b=c&~*", authorization: "dropme" },
    signed: "host;x-bce-date",
    signature: "40c25e24dee98cf25ab9cf4b9af176b7f081079a567fb51442942d927210f410",
  },
  {
    name: "V2, a create",
    method: "POST",
    url: root,
    query: { clientToken: "be31b98c-5e41-4838-9830-9be700de5a20" },
    signed: "host;x-bce-date",
    signature: "febc67407ad869fdf05fa4b0714362670be24c636effb39f5f14a5db7f6c7337",
  },
  {
    name: "V3, a get with a session token",
    method: "GET",
    url: `${root}/s-6r3dam6F`,
    token: "ZjkxZmQ0YmQ=|tok/en+1",
    signed: "host;x-bce-date;x-bce-security-token",
    signature: "c0398a5f69b9c15a646f7d7214654d8d9e51e511471fecf5a2469f6e6ce13b11",
  },
  {
    name: "V4, a modification, a host with a port",
    method: "PUT",
    url: "http://127.0.0.1:8080/v2/snapshot/s-6r3dam6F",
    query: { modifyAttribute: "" },
    signed: "host;x-bce-date",
    signature: "6f3694f0d93dff9bd7fa1256cbf138bc0b61862efd9143d44c6389447484a984",
  },
  {
    name: "V5, a delete",
    method: "DELETE",
    url: `${root}/s-6r3dam6F`,
    signed: "host;x-bce-date",
    signature: "37a1f2c8079c1dedc021343e2aab5a04aa3edbfd8a5cc2bffe3769e477b1cd46",
  },
];

test.each(vectors)("vector $name", ({ method, url, query = {}, token, signed, signature }) => {
  const headers = signedHeaders(
    { method, url: new URL(url), query: canonicalQuery(query) },
    { ...key, ...(token ? { token } : {}) },
    at,
    1_800,
  );
  expect(headers["authorization"]).toBe(`bce-auth-v1/testAk/2026-01-15T08:30:00Z/1800/${signed}/${signature}`);
});

test("a signature lives for five minutes", () => {
  const { authorization } = signedHeaders({ method: "GET", url: new URL(root), query: "" }, key, at);
  expect(authorization).toMatch(/^bce-auth-v1\/testAk\/2026-01-15T08:30:00Z\/300\//);
});

test("the canonical query drops authorization and encodes everything else", () => {
  expect(canonicalQuery(vectors[0]?.query ?? {})).toBe(
    "marker=s-6r3dam6F&maxKeys=2&volumeId=v%2F%E5%BF%AB%E7%85%A7%20a%2Bb%3Dc%26~%2A",
  );
});
