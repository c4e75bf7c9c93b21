import { callV1, callV3, send } from "./signing-client";
import { code, noon, refusal, withSimulator } from "./with-simulator";

const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/;
const usualRegion = { RegionId: "cn-hangzhou" };

test("every answer has a RequestId; errors have the members and the format that the request asks for", () =>
  withSimulator(async ({ url, call }) => {
    const success = await call("DescribeSnapshots", usualRegion);
    expect(success.body.RequestId).toMatch(uuid);

    const failure = await call("DeleteSnapshot", { SnapshotId: "s-none" });
    expect(failure).toEqual({
      status: 404,
      body: {
        RequestId: expect.stringMatching(uuid),
        HostId: "ecs.aliyuncs.com",
        Code: "InvalidSnapshotId.NotFound",
        Message: "The specified snapshot is not found.",
        Recommend: expect.stringMatching(/^https:/),
      },
    });

    const rpcXml = await callV1(url, "DeleteSnapshot", { SnapshotId: "s-none" }, { date: noon, format: "XML" });
    expect(rpcXml.headers["content-type"]).toBe("text/xml;charset=utf-8");
    expect(rpcXml.text).toMatch(
      /<Error><RequestId>[0-9A-F-]+<\/RequestId><HostId>.+<Code>InvalidSnapshotId.NotFound<\/Code>/,
    );

    const rpcJson = await callV1(url, "DescribeSnapshots", usualRegion, { date: noon, format: "json" });
    expect(JSON.parse(rpcJson.text).TotalCount).toBe(0);

    const v3Xml = await callV3(url, "DescribeSnapshots", usualRegion, { date: noon, accept: "*/*" });
    expect(v3Xml.text).toContain("<DescribeSnapshotsResponse>");
  }));

test("lists and special characters in XML", () =>
  withSimulator(async ({ url, create }) => {
    await create({ Description: "a<b&c>d", "Tag.1.Key": "one", "Tag.1.Value": "1", "Tag.2.Key": "two" });
    const { text } = await callV1(url, "DescribeSnapshots", usualRegion, { date: noon, format: "XML" });
    expect(text).toContain("<Description>a&lt;b&amp;c&gt;d</Description>");
    expect(text).toContain(
      "<Tags><Tag><TagKey>one</TagKey><TagValue>1</TagValue></Tag><Tag><TagKey>two</TagKey><TagValue></TagValue></Tag></Tags>",
    );
  }));

test.each([
  ["V3, POST, query", callV3, {}],
  ["V3, GET, query", callV3, { method: "GET" }],
  ["V3, POST, form", callV3, { form: true }],
  ["RPC, POST, query", callV1, {}],
  ["RPC, GET, query", callV1, { method: "GET" }],
  ["RPC, POST, form", callV1, { form: true }],
] as const)("%s is accepted", (_, call, options) =>
  withSimulator(async ({ url, essd, poll }) => {
    const values = { DiskId: essd, SnapshotName: "Größe_1.2", Description: "a b+c/d'(e)!*~&=%", "Tag.1.Key": "团队" };
    const { status, text } = await call(url, "CreateSnapshot", values, { date: noon, ...options });
    expect(status).toBe(200);
    expect(await poll(JSON.parse(text).SnapshotId)).toMatchObject({
      SnapshotName: values.SnapshotName,
      Description: values.Description,
      Tags: { Tag: [{ TagKey: "团队", TagValue: "" }] },
    });
  }),
);

test("a switch makes V3 ignore form bodies: what is in them counts as not sent", () =>
  withSimulator(async ({ url, simulator }) => {
    simulator.ecs.configure({ readFormBodies: false });
    const attempt = async (call: typeof callV3, action: string) => {
      const { status, text } = await call(url, action, usualRegion, { date: noon, form: true });
      return [status, JSON.parse(text).Message];
    };
    expect(await attempt(callV3, "DescribeSnapshots")).toEqual([
      400,
      "The input parameter RegionId that is mandatory for processing this request is not supplied.",
    ]);
    expect(await attempt(callV3, "TagResources")).toEqual([404, "The parameter RegionId is required."]);
    expect(await attempt(callV1, "DescribeSnapshots")).toEqual([200, undefined]);
    expect((await callV3(url, "DescribeSnapshots", usualRegion, { date: noon })).status).toBe(200);
  }));

test.each([
  ["V3", callV3],
  ["RPC", callV1],
] as const)("%s refuses wrong secrets, unknown keys, replayed nonces and clocks that are off", (_, call) =>
  withSimulator(async ({ url }) => {
    const attempt = async (options: object) => {
      const { status, text } = await call(url, "DescribeSnapshots", usualRegion, { date: noon, ...options });
      const { Code, Message } = JSON.parse(text);
      return [status, Code, Message];
    };
    const mismatch = "Specified signature is not matched with our calculation. server string to sign is:";
    expect(await attempt({ accessKeySecret: "other" })).toEqual([
      400,
      "SignatureDoesNotMatch",
      expect.stringContaining(mismatch),
    ]);
    expect(await attempt({ accessKeyId: "other" })).toEqual([404, "InvalidAccessKeyId.NotFound", expect.anything()]);
    expect(await attempt({ nonce: "n-1" })).toEqual([200, undefined, undefined]);
    expect(await attempt({ nonce: "n-1" })).toEqual([
      400,
      "SignatureNonceUsed",
      "Specified signature nonce was used already.",
    ]);
    expect(await attempt({ date: noon - 15 * 60_000 })).toEqual([200, undefined, undefined]);
    for (const date of [noon - 15 * 60_000 - 1000, noon + 15 * 60_000 + 1000]) {
      expect(await attempt({ date })).toEqual([
        400,
        "InvalidTimeStamp.Expired",
        "Specified time stamp or date value is expired.",
      ]);
    }
  }),
);

test("V3 refuses x-acs headers that are not signed and Authorization headers that are not complete", () =>
  withSimulator(async ({ url, call }) => {
    expect(code(await call("DescribeSnapshots", usualRegion, { headers: { "x-acs-extra": "1" } }))).toEqual([
      400,
      "IncompleteSignature",
    ]);
    expect(
      code(await call("DescribeSnapshots", usualRegion, { headers: { authorization: "ACS3-HMAC-SHA256" } })),
    ).toEqual([400, "IncompleteSignature"]);
    const unsigned = await send(`${url}/?Action=DescribeSnapshots&Version=2014-05-26&Format=JSON`, "GET", {}, "");
    expect(JSON.parse(unsigned.text)).toMatchObject({ Code: "MissingParameter" });
  }));

test("unknown operations, paths, methods, versions and parameters", () =>
  withSimulator(async ({ url, call }) => {
    expect(code(await call("DescribeEverything"))).toEqual([404, "InvalidAction.NotFound"]);
    expect(code(await call("DescribeSnapshots", usualRegion, { path: "/v2" }))).toEqual([
      404,
      "InvalidAction.NotFound",
    ]);
    const put = await send(`${url}/`, "PUT", { "x-acs-action": "DescribeSnapshots", authorization: "x" }, "");
    expect(put.status).toBe(404);
    expect(code(await call("DescribeSnapshots", usualRegion, { version: "2014-05-27" }))).toEqual([
      400,
      "InvalidVersion",
    ]);
    expect(refusal(await call("DescribeSnapshots", { ...usualRegion, SnapshotId: "s-1" }))).toEqual([
      400,
      "InvalidParameter",
      "The specified parameter SnapshotId is not valid.",
    ]);
    expect(code(await call("DescribeSnapshots", { ...usualRegion, "Tag.01.Key": "a" }))).toEqual([
      400,
      "InvalidParameter",
    ]);
    expect(code(await call("DescribeSnapshots", { RegionId: "cn-nowhere" }))).toEqual([
      404,
      "InvalidRegionId.NotFound",
    ]);
    const malformed = await send(`${url}/?Action=%E0%A4%A`, "GET", {}, "");
    expect(malformed.status).toBe(400);
  }));

test.each([
  ["V3", callV3],
  ["RPC", callV1],
] as const)("%s with temporary keys, whose token expires in the middle", (_, call) =>
  withSimulator(async ({ url, simulator, pass, now }) => {
    const key = { accessKeyId: "STS.ak", accessKeySecret: "stsSk" };
    const securityToken = "CAIS+/tok=en ==";
    simulator.ecs.putCredentials({ ...key, securityToken, expiresAt: noon + 60_000 });
    simulator.ecs.putCredentials({ ...key, accessKeyId: "STS.other", securityToken: "other" });
    const attempt = async (options: object) => {
      const { status, text } = await call(url, "DescribeSnapshots", usualRegion, { ...key, date: now(), ...options });
      return [status, JSON.parse(text).Code];
    };
    expect(await attempt({})).toEqual([400, "MissingSecurityToken"]);
    expect(await attempt({ securityToken: "other" })).toEqual([400, "InvalidSecurityToken.MismatchWithAccessKey"]);
    expect(await attempt({ securityToken: "none" })).toEqual([400, "InvalidSecurityToken.Malformed"]);
    expect(await attempt({ securityToken })).toEqual([200, undefined]);
    pass(60);
    expect(await attempt({ securityToken })).toEqual([400, "InvalidSecurityToken.Expired"]);
  }),
);

test("a minute that is used up stays refused to its end, for each operation and region", () =>
  withSimulator(
    async ({ call, pass, url, now }) => {
      const list = (region = "cn-hangzhou") => call("DescribeSnapshots", { RegionId: region });
      expect((await list()).status).toBe(200);
      expect((await list()).status).toBe(200);
      pass(10);
      expect(refusal(await list())).toEqual([403, "Throttling.User", "Request was denied due to user flow control."]);
      expect((await list("cn-beijing")).status).toBe(200);
      expect((await call("DescribeDisks", { RegionId: "cn-hangzhou" })).status).toBe(200);
      pass(40);
      const late = await callV3(url, "DescribeSnapshots", usualRegion, { date: now() });
      expect([late.status, late.headers["x-acs-retry-after"]]).toEqual([403, "10000"]);
      pass(10);
      expect((await list()).status).toBe(200);
    },
    { alibaba: { callsPerMinute: { DescribeSnapshots: 2 }, throttlingRetryAfter: true } },
  ));

test("code and status of throttling", () =>
  withSimulator(
    async ({ call, essd, simulator, url }) => {
      expect(code(await call("CreateSnapshot", { DiskId: essd }))).toEqual([403, "Throttling"]);
      const plain = await callV3(url, "DescribeSnapshots", usualRegion, { date: noon });
      expect(plain.headers["x-acs-retry-after"]).toBeUndefined();
      simulator.ecs.configure({ throttlingStatus: 400, throttlingCode: "Throttling.Api" });
      expect(code(await call("DescribeSnapshots", usualRegion))).toEqual([400, "Throttling.Api"]);
    },
    { alibaba: { callsPerMinute: { "*": 0 } } },
  ));
