import { callHuawei, type HuaweiCall } from "./huawei-client";
import { send } from "./signing-client";
import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

const listRequest = "GET /v2/P/cloudsnapshots/detail";
const prefix = "Incorrect IAM authentication information: ";

test.each<[string, string, HuaweiCall]>([
  ["a wrong secret", `${prefix}verify aksk signature fail, canonicalRequest:GET|/v2/`, { accessKeySecret: "other" }],
  ["an unknown key", `${prefix}ak nobody not exist`, { accessKeyId: "nobody" }],
  [
    "a clock that is 15 minutes and a second late",
    `${prefix}calc aksk signature fail:signature expired, signature time:20261120T114459Z,server time:20261120T120000Z`,
    { date: noon - 901_000 },
  ],
  ["a clock that is early", `${prefix}calc aksk signature fail:signature expired`, { date: noon + 901_000 }],
  ["no date", `${prefix}calc aksk signature fail:x-sdk-date`, { signed: { "x-sdk-date": "today" } }],
  ["another body", `${prefix}verify aksk signature fail`, { payloadHash: "0".repeat(64) }],
  ["a stated hash that is wrong", `${prefix}verify aksk`, { headers: { "x-sdk-content-sha256": "0".repeat(64) } }],
  ["the date unsigned", `${prefix}verify aksk signature fail`, { signedHeaders: ["host"] }],
  ["a malformed header", `${prefix}calc aksk signature fail:`, { headers: { authorization: "SDK-HMAC-SHA256 x" } }],
  ["a token beside a permanent key", `${prefix}decrypt token fail`, { securityToken: "t" }],
  ["an unknown token", `${prefix}decrypt token fail`, { token: "nothing" }],
])("%s is refused", (_, text, call) =>
  withHuawei(async ({ simulator, project, now }) => {
    const url = simulator.info.endpoints.huawei.evs;
    const answer = await callHuawei(url, "GET", `/v2/${project}/cloudsnapshots/detail`, { date: now(), ...call });
    const body = JSON.parse(answer.text);
    expect(answer.status).toBe(401);
    expect(body).toEqual({ error_code: "APIGW.0301", error_msg: expect.any(String), request_id: expect.any(String) });
    expect(body.error_msg.slice(0, text.length)).toBe(text);
    expect(answer.headers).toMatchObject({
      server: "api-gateway",
      "x-request-id": body.request_id,
      date: "Fri, 20 Nov 2026 12:00:00 GMT",
    });
    expect(simulator.journal()).toMatchObject([{ service: "evs", status: 401, code: "APIGW.0301" }]);
  }),
);

test("the answer to a bad signature shows the canonical request", () =>
  withHuawei(async ({ simulator, call, project }) => {
    const { host } = new URL(simulator.info.endpoints.huawei.evs);
    const [, , text] = fault(
      await call("evs", listRequest, {
        accessKeySecret: "x",
        query: [["name", "a b"]],
        signedHeaders: ["host", "x-sdk-date"],
      }),
    );
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    expect(text).toBe(
      `${prefix}verify aksk signature fail, canonicalRequest:GET|/v2/${project}/cloudsnapshots/detail/|name=a%20b|host:${host}|x-sdk-date:20261120T120000Z||host;x-sdk-date|${empty}`,
    );
  }));

test("no credentials, other paths, malformed escapes", () =>
  withHuawei(async ({ simulator, project, call }) => {
    const url = simulator.info.endpoints.huawei.evs;
    const bare = await send(`${url}/v2/${project}/cloudsnapshots/detail`, "GET", {}, "");
    expect([bare.status, JSON.parse(bare.text).error_msg]).toEqual([401, `${prefix}x-auth-token not found`]);
    expect(faultCode(await call("evs", "GET /v2/P/nothing"))).toEqual([404, "APIGW.0101"]);
    expect(faultCode(await call("evs", "PATCH /v2/P/cloudsnapshots/detail"))).toEqual([404, "APIGW.0101"]);
    expect((await send(`${url}/v2/%zz`, "GET", {}, "")).status).toBe(404);
    expect(faultCode(await call("dws", "GET /v2/P/snapshots"))).toEqual([404, "APIGW.0101"]);
  }));
