import type { HuaweiCall } from "./huawei-client";
import { passwordBody, tokenOf } from "./iam-caller";
import { send } from "./signing-client";
import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

const listRequest = "GET /v2/P/cloudsnapshots/detail";
const prefix = "Incorrect IAM authentication information: ";

test("temporary keys, signed token or not, until they expire", () =>
  withHuawei(async ({ simulator, call, pass, now }) => {
    const key = { accessKeyId: "tempAk", accessKeySecret: "tempSk" };
    simulator.iam.putCredentials({ ...key, securityToken: "tok/en==", expiresAt: now() + 60_000 });
    const attempt = async (more: HuaweiCall) => (await call("evs", listRequest, { ...key, ...more })).status;
    expect(await attempt({ securityToken: "tok/en==" })).toBe(200);
    expect(await attempt({ headers: { "x-security-token": "tok/en==" } })).toBe(200);
    expect(await attempt({})).toBe(401);
    expect(await attempt({ securityToken: "other" })).toBe(401);
    pass(60);
    expect(fault(await call("evs", listRequest, { ...key, securityToken: "tok/en==" }))).toEqual([
      401,
      "APIGW.0307",
      "The token must be updated.",
    ]);
    simulator.iam.removeCredentials("tempAk");
    expect(fault(await call("evs", listRequest, { ...key, securityToken: "tok/en==" }))[2]).toBe(
      `${prefix}ak tempAk not exist`,
    );
  }));

test("a token is as long as it is told to be, and opens every service", () =>
  withHuawei(async (fixture) => {
    const { simulator, call } = fixture;
    const { control } = simulator.info.endpoints;
    const configure = async (tokenLength: number) => {
      const body = JSON.stringify({ tokenLength });
      return (await send(`${control}/iam/behaviour`, "PATCH", { "content-type": "application/json" }, body)).status;
    };
    expect(await tokenOf(fixture)).toHaveLength(256);
    for (const length of [32, 65_536]) {
      expect(await configure(length)).toBe(200);
      const token = await tokenOf(fixture);
      expect(token).toHaveLength(length);
      expect((await call("evs", listRequest, { token })).status).toBe(200);
      expect((await call("dws", "GET /v1.0/P/snapshots", { token })).status).toBe(200);
      expect((await call("iam", "GET /v3/projects", { token })).status).toBe(200);
    }
    for (const length of [0, 31, 99.5, 65_537]) expect(await configure(length)).toBe(400);
    expect(await tokenOf(fixture)).toHaveLength(65_536);
  }));

test("tokens expire and are revoked", () =>
  withHuawei(async (fixture) => {
    const { simulator, call, pass, project } = fixture;
    const token = await tokenOf(fixture);
    expect(simulator.iam.tokens()).toMatchObject([
      { id: token, user: "testUser", projectId: project, expiresAt: noon + 86_400_000, revoked: false },
    ]);
    const list = () => call("evs", listRequest, { token });
    expect((await list()).status).toBe(200);
    expect((await call("dws", "GET /v1.0/P/snapshots", { token })).status).toBe(200);
    simulator.iam.revokeTokens();
    expect(fault(await list())).toEqual([401, "APIGW.0307", "The token must be updated."]);
    simulator.evs.configure({ expiredToken: "Common.0013" });
    expect(await list()).toEqual({
      status: 400,
      body: { error: { code: "Common.0013", message: "Invalid token in the header." } },
    });
    simulator.evs.configure({ expiredToken: "EVS.5401" });
    expect(fault(await list())).toEqual([401, "EVS.5401", "Authentication required."]);
    simulator.dws.configure({ expiredToken: "Common.0013" });
    expect(faultCode(await call("dws", "GET /v1.0/P/snapshots", { token }))).toEqual([400, "Common.0013"]);
    simulator.iam.configure({ tokenSeconds: 60 });
    const short = await tokenOf(fixture);
    pass(59);
    expect((await call("evs", listRequest, { token: short })).status).toBe(200);
    pass(1);
    expect((await call("evs", listRequest, { token: short })).status).toBe(401);
    expect((await call("iam", "GET /v3/projects", { token: short })).status).toBe(401);
  }));

test("what a token is asked for with", () =>
  withHuawei(async (fixture) => {
    const { simulator, project } = fixture;
    const url = `${simulator.info.endpoints.huawei.iam}/v3/auth/tokens`;
    const ask = async (body: unknown, query = "") => {
      const answer = await send(`${url}${query}`, "POST", {}, JSON.stringify(body));
      return { status: answer.status, body: JSON.parse(answer.text) };
    };
    const scope = { project: { name: "cn-north-4" } };
    const { status, body } = await ask(passwordBody(scope), "?nocatalog=true");
    expect([status, body.token]).toMatchObject([
      201,
      {
        expires_at: "2026-11-21T12:00:00.000000Z",
        issued_at: "2026-11-20T12:00:00.000000Z",
        methods: ["password"],
        project: { id: project, name: "cn-north-4", domain: { name: "testDomain" } },
        user: { name: "testUser" },
      },
    ]);
    expect(body.token).not.toHaveProperty("catalog");
    expect((await ask(passwordBody({ project: { id: project } }))).body.token.catalog).toEqual([]);
    expect(await ask(passwordBody(scope, "wrong"))).toEqual({
      status: 401,
      body: { error: { message: "The username or password is wrong.", code: 401, title: "Unauthorized" } },
    });
    expect((await ask(passwordBody(scope, "testPassword", "nobody"))).status).toBe(401);
    expect((await ask(passwordBody({ project: { name: "cn-south-1" } }))).status).toBe(401);
    expect((await ask({ auth: {} })).status).toBe(400);
    expect((await ask({ auth: { identity: { methods: ["password"] } } })).status).toBe(400);
    simulator.iam.putUser({ name: "second", password: "p2", domain: "testDomain" });
    expect((await ask(passwordBody(scope, "p2", "second"))).status).toBe(201);
    expect(simulator.journal().map(({ service, operation }) => `${service} ${operation}`)).toContain("iam CreateToken");
  }));

test("a token gives a temporary key", () =>
  withHuawei(async (fixture) => {
    const { call } = fixture;
    const token = await tokenOf(fixture);
    const ask = (identity: object, options: HuaweiCall = { token }) =>
      call("iam", "POST /v3.0/OS-CREDENTIAL/securitytokens", { ...options, body: { auth: { identity } } });
    const { status, body } = await ask({ methods: ["token"], token: { duration_seconds: 900 } });
    expect([status, body.credential.expires_at]).toEqual([201, "2026-11-20T12:15:00.000000Z"]);
    const { access: accessKeyId, secret: accessKeySecret, securitytoken: securityToken } = body.credential;
    expect((await call("evs", listRequest, { accessKeyId, accessKeySecret, securityToken })).status).toBe(200);
    expect((await ask({ methods: ["token"], token: { duration_seconds: 60 } })).status).toBe(400);
    expect((await ask({ methods: ["password"] })).status).toBe(400);
    expect((await ask({ methods: ["token"] }, {})).status).toBe(403);
  }));

test("the project of the path must be that of the credential", () =>
  withHuawei(async (fixture) => {
    const { simulator, call } = fixture;
    const foreign = `/v2/${"0".repeat(32)}/cloudsnapshots/detail`;
    expect(faultCode(await call("evs", `GET ${foreign}`))).toEqual([400, "Common.0018"]);
    expect(faultCode(await call("evs", listRequest, { signed: { "x-project-id": "0".repeat(32) } }))).toEqual([
      400,
      "Common.0018",
    ]);
    simulator.evs.configure({ foreignProject: "EVS.0001" });
    expect(fault(await call("evs", `GET ${foreign}`))).toEqual([400, "EVS.0001", "invalid tenant id!"]);
    expect(faultCode(await call("dws", `GET /v1.0/${"0".repeat(32)}/snapshots`))).toEqual([400, "Common.0018"]);
    const unscoped = await tokenOf(fixture, { domain: { name: "testDomain" } });
    expect((await call("evs", listRequest, { token: unscoped })).status).toBe(400);
  }));
