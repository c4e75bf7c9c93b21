import { type BaiduCall, callBaidu } from "./baidu-client";
import { denial, denialCode, withBaidu } from "./with-baidu";
import { noon } from "./with-simulator";

const jsonType = { "content-type": "application/json; charset=UTF-8" };

const variants: readonly (readonly [string, BaiduCall])[] = [
  ["host and date", {}],
  ["the host alone", { signedHeaders: ["host"], headers: {} }],
  ["an explicit list", { headers: jsonType, signedHeaders: ["content-length", "content-type", "host", "x-bce-date"] }],
  ["no list", { signedHeaders: [] }],
  ["no list, with a content type", { signedHeaders: [], headers: jsonType }],
  ["lower-case escapes", { escaping: "lower" }],
  ["a request id that is not signed", { headers: { "x-bce-request-id": "1" }, signedHeaders: ["host", "x-bce-date"] }],
  ["a header that is not there", { signedHeaders: ["content-md5", "host", "x-bce-date"] }],
];

test.each(variants)("signed with %s", (name, call) =>
  withBaidu(async ({ simulator, bcc, volume }) => {
    simulator.bcc.configure({ signCloudHeaders: name !== "the host alone" });
    const query = [["clientToken", "a-b_c.d~e f/+*"]] as const;
    const made = await bcc("POST /v2/snapshot", { ...call, query, body: { volumeId: volume, snapshotName: "n-1" } });
    expect(made.status).toBe(200);
    const path = `PUT /v2/snapshot/${made.body.snapshotId}`;
    for (const bare of [["modifyAttribute"], ["modifyAttribute", ""]] as const) {
      expect((await bcc(path, { ...call, query: [bare], body: { desc: "x" } })).status).toBe(200);
    }
    expect((await bcc("GET /v2/snapshot?maxKeys=1&marker=", call)).status).toBe(200);
  }),
);

const refusals: readonly (readonly [string, BaiduCall, number, string])[] = [
  ["a wrong secret", { accessKeySecret: "other" }, 400, "SignatureDoesNotMatch"],
  ["an unknown key", { accessKeyId: "nobody" }, 403, "InvalidAccessKeyId"],
  ["a malformed header", { headers: { authorization: "Bearer x" } }, 400, "InvalidHTTPAuthHeader"],
  ["a list without the host", { listed: "x-bce-date" }, 400, "InvalidHTTPAuthHeader"],
  ["a date that is not signed", { signedHeaders: ["host"] }, 400, "SignatureDoesNotMatch"],
  ["a date that is none", { bceDate: "now" }, 400, "InvalidHTTPAuthHeader"],
  ["an old date", { date: noon - 1_801_000 }, 400, "RequestExpired"],
  ["a date to come", { date: noon + 1_801_000 }, 400, "RequestExpired"],
  ["an old x-bce-date", { bceDate: "2026-11-20T11:00:00Z" }, 400, "RequestExpired"],
  ["a short time that has passed", { date: noon - 11_000, expireSeconds: 10 }, 400, "RequestExpired"],
  ["a long time but an old date", { date: noon - 1_900_000, expireSeconds: 9000 }, 400, "RequestExpired"],
  ["a security token of nobody", { securityToken: "t" }, 403, "AccessDenied"],
];

test.each(refusals)("refused with %s", (_, call, status, code) =>
  withBaidu(async ({ simulator, bcc }) => {
    const answer = await bcc("GET /v2/snapshot", call);
    expect(answer).toEqual({ status, body: { requestId: expect.any(String), code, message: expect.any(String) } });
    expect(simulator.journal()).toMatchObject([{ service: "bcc", operation: "ListSnapshots", status, code }]);
  }),
);

test("a request without a signature", () =>
  withBaidu(async ({ simulator, url }) => {
    const ask = async () => {
      const { status, text } = await callBaidu(url, "GET", "/v2/snapshot", { headers: { authorization: "" } });
      return denialCode({ status, body: JSON.parse(text) });
    };
    expect(await ask()).toEqual([400, "InvalidHTTPAuthHeader"]);
    const answer = await fetch(`${url}/v2/snapshot`);
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: "AccessDenied" }]);
    simulator.bcc.configure({ missingAuthorization: { status: 401, code: "Unauthorized", message: "no" } });
    expect((await fetch(`${url}/v2/snapshot`)).status).toBe(401);
  }));

test("a temporary key works with its token, in header or query, until it expires", () =>
  withBaidu(async ({ simulator, bcc, pass }) => {
    const key = { accessKeyId: "sts", accessKeySecret: "secret" };
    simulator.bcc.putCredentials({ ...key, securityToken: "tok/en=|", expiresAt: noon + 60_000 });
    const list = (call: BaiduCall) => bcc("GET /v2/snapshot", { ...key, ...call });
    expect((await list({ securityToken: "tok/en=|" })).status).toBe(200);
    expect((await list({ securityToken: "tok/en=|", signedHeaders: [] })).status).toBe(200);
    expect((await list({ query: [["x-bce-security-token", "tok/en=|"]] })).status).toBe(200);
    const unsigned = { securityToken: "tok/en=|", signedHeaders: ["host", "x-bce-date"] };
    expect(denialCode(await list(unsigned))).toEqual([400, "SignatureDoesNotMatch"]);
    simulator.bcc.configure({ signCloudHeaders: false });
    expect((await list(unsigned)).status).toBe(200);
    expect(denial(await list({}))).toEqual([403, "AccessDenied", "Access denied."]);
    expect((await list({ securityToken: "other" })).status).toBe(403);
    simulator.bcc.configure({ expiredToken: { status: 400, code: "TokenExpired", message: "gone" } });
    pass(60);
    expect(denial(await list({ securityToken: "tok/en=|" }))).toEqual([400, "TokenExpired", "gone"]);
  }));

test("unknown paths and malformed escapes", () =>
  withBaidu(async ({ bcc, url, now }) => {
    expect(denialCode(await bcc("GET /v2/snapshots"))).toEqual([400, "InvalidURI"]);
    expect(denialCode(await bcc("PATCH /v2/snapshot"))).toEqual([400, "InvalidURI"]);
    expect(denialCode(await bcc("GET /v9/snapshot"))).toEqual([404, "InvalidVersion"]);
    const broken = await callBaidu(`${url}/v2/%zz?`, "GET", "", { date: now() });
    expect([broken.status, JSON.parse(broken.text).code]).toEqual([400, "InvalidURI"]);
  }));

test("a body needs no content type; unknown and null members are ignored", () =>
  withBaidu(async ({ create, poll, bcc }) => {
    const id = await create({ tags: null, desc: null, retentionInDays: null, unknown: { a: 1 } });
    expect(await poll(id)).toMatchObject({ tags: [], desc: "" });
    expect(await poll(id)).not.toHaveProperty("expireTime");
    expect(denial(await bcc(`PUT /v2/snapshot/${id}`, { body: {} }))[1]).toBe("BadRequest");
    expect((await bcc(`PUT /v2/snapshot/${id}?modifyAttribute`, { body: { other: 1 } })).status).toBe(200);
  }));

test.each([
  ["", "MalformedJSON"],
  ['{"volumeId":', "MalformedJSON"],
  ["[]", "InappropriateJSON"],
  ["null", "InappropriateJSON"],
  [{ snapshotName: "n" }, "BadRequest"],
  [{ volumeId: "v" }, "BadRequest"],
  [{ volumeId: null, snapshotName: "n" }, "BadRequest"],
  [{ volumeId: 1, snapshotName: "n" }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", desc: 1 }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", desc: "a#b" }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", tags: {} }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", tags: [{ tagKey: "a" }] }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", tags: [{ tagKey: "", tagValue: "" }] }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", tags: ["a"] }, "BadRequest"],
  [
    {
      volumeId: "v",
      snapshotName: "n",
      tags: [
        { tagKey: "a", tagValue: "" },
        { tagKey: "a", tagValue: "b" },
      ],
    },
    "BadRequest",
  ],
  [{ volumeId: "v", snapshotName: "n", retentionInDays: 0 }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", retentionInDays: 10_001 }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", retentionInDays: 1.5 }, "BadRequest"],
  [{ volumeId: "v", snapshotName: "n", retentionInDays: "7" }, "BadRequest"],
])("the body %j is refused", (body, code) =>
  withBaidu(async ({ simulator, bcc }) => {
    expect(denialCode(await bcc("POST /v2/snapshot", { body }))).toEqual([400, code]);
    expect(simulator.bcc.snapshots()).toEqual([]);
  }),
);

test("a missing member can be InappropriateJSON, and the description limited", () =>
  withBaidu(async ({ simulator, bcc, post }) => {
    simulator.bcc.configure({ missingMember: "InappropriateJSON", descLength: 3 });
    expect(denialCode(await bcc("POST /v2/snapshot", { body: {} }))).toEqual([400, "InappropriateJSON"]);
    expect(denialCode(await post({ desc: "abcd" }))).toEqual([400, "BadRequest"]);
    simulator.bcc.configure({ limitDescCharacters: false });
    expect((await post({ desc: "#快照" })).status).toBe(200);
  }));
