import { callHuawei } from "./huawei-client";
import { fault, faultCode, withHuawei } from "./with-huawei";

const listRequest = "GET /v2/P/cloudsnapshots/detail";

test("throttling with and without Retry-After", () =>
  withHuawei(async ({ simulator, call, pass, project, now }) => {
    simulator.evs.configure({ callsPerSecond: { ListSnapshots: 1 } });
    const url = simulator.info.endpoints.huawei.evs;
    const list = () => callHuawei(url, "GET", `/v2/${project}/cloudsnapshots/detail`, { date: now() });
    expect((await list()).status).toBe(200);
    const throttled = await list();
    expect([throttled.status, throttled.headers["retry-after"], JSON.parse(throttled.text)]).toEqual([
      429,
      undefined,
      {
        error_code: "APIGW.0308",
        error_msg: expect.stringMatching(/^The throttling threshold has been reached/),
        request_id: expect.any(String),
      },
    ]);
    simulator.evs.configure({ throttlingRetryAfter: true });
    expect((await list()).headers["retry-after"]).toBe("1");
    pass(1);
    expect((await list()).status).toBe(200);
    simulator.fault({ kind: "throttle", service: "dws", retryAfterMs: 1500 });
    expect((await call("evs", listRequest.replace("detail", "x"))).status).toBe(400);
    const dws = await callHuawei(simulator.info.endpoints.huawei.dws, "GET", `/v1.0/${project}/snapshots`);
    expect([dws.status, dws.headers["retry-after"]]).toEqual([429, "2"]);
  }));

test("HTML, errors inside a success, Base64 and bodies of other forms", () =>
  withHuawei(async ({ simulator, call, project, now, cluster }) => {
    const url = simulator.info.endpoints.huawei.dws;
    const list = () => callHuawei(url, "GET", `/v1.0/${project}/snapshots`, { date: now() });
    simulator.fault({ kind: "html", status: 503 });
    const html = await list();
    expect([html.status, html.headers["content-type"]]).toEqual([503, "text/html"]);
    simulator.fault({ kind: "html" });
    expect((await list()).status).toBe(502);
    simulator.fault({ kind: "error", status: 200, code: "DWS.7023", message: "busy" });
    expect(await call("dws", "GET /v1.0/P/snapshots")).toEqual({
      status: 200,
      body: { error_code: "DWS.7023", error_msg: "busy" },
    });
    simulator.fault({ kind: "error", base64: true, shape: "full", code: "DWS.0011" });
    expect(JSON.parse(Buffer.from((await list()).text, "base64").toString())).toMatchObject({ errCode: "DWS.0011" });
    simulator.fault({ kind: "error", shape: "cinder", status: 503, message: "later" });
    expect((await call("evs", listRequest)).body).toEqual({ computeFault: { code: 503, message: "later" } });
    simulator.fault({ kind: "error", status: 500, code: "EVS.2005", message: "x" });
    expect((await call("evs", listRequest)).body).toEqual({ error: { code: "EVS.2005", message: "x" } });
    simulator.fault({ kind: "error", status: 401, code: "APIGW.0307", message: "x" });
    expect((await call("evs", listRequest)).body).toMatchObject({ error_code: "APIGW.0307" });
    simulator.fault({ kind: "error" });
    expect(fault(await call("evs", listRequest))).toEqual([500, "EVS.5500", "Internal server error."]);
    simulator.dws.configure({ base64Errors: true, errorMembers: "four" });
    const busy = await callHuawei(url, "DELETE", `/v1.0/${project}/snapshots/${cluster}`, { date: now() });
    expect(JSON.parse(Buffer.from(busy.text, "base64").toString())).toMatchObject({
      errCode: "DWS.0001",
      error_code: "DWS.0001",
    });
  }));

test("spoiled answers come after the operation was carried out", () =>
  withHuawei(async ({ simulator, project, volume, now, evs, pass }) => {
    const url = simulator.info.endpoints.huawei.evs;
    const create = async (kind: "lost" | "truncated" | "empty" | "wrongTypes" | "huge") => {
      simulator.fault({ kind, service: "evs", operation: "CreateSnapshot" });
      const body = { snapshot: { volume_id: volume } };
      return (await callHuawei(url, "POST", `/v2/${project}/cloudsnapshots`, { body, date: now() })).text;
    };
    await expect(create("lost")).rejects.toMatchObject({ code: "ECONNRESET" });
    const truncated = await create("truncated");
    expect(truncated.length).toBeGreaterThan(0);
    expect(() => JSON.parse(truncated)).toThrow(SyntaxError);
    expect(await create("empty")).toBe("");
    expect(JSON.parse(await create("wrongTypes")).snapshot.id).toBe(36);
    expect((await create("huge")).length).toBeGreaterThan(10 * 1024 * 1024);
    const ids = simulator.evs.snapshots().map(({ id }) => id);
    expect(ids).toHaveLength(5);
    simulator.fault({ kind: "reset" });
    await expect(evs(listRequest)).rejects.toMatchObject({ code: "ECONNRESET" });
    pass(30);
    simulator.fault({ kind: "truncated" });
    await expect(evs(`GET /v2/P/cloudsnapshots/${ids[0]}`)).rejects.toThrow(SyntaxError);
    expect(simulator.evs.snapshots()[0]).not.toHaveProperty("firstSeenReadyAt");
    simulator.fault({ kind: "huge", operation: "DeleteSnapshot" });
    await expect(evs(`DELETE /v2/P/cloudsnapshots/${ids[0]}`)).rejects.toThrow(SyntaxError);
    expect(simulator.journal().at(-1)).toMatchObject({ operation: "DeleteSnapshot", status: 202, fault: "huge" });
  }));

test("faults tell services apart", () =>
  withHuawei(async ({ simulator, evs, dws, call }) => {
    simulator.fault({ kind: "error", service: "dws", operation: "ListSnapshots" });
    expect((await evs(listRequest)).status).toBe(200);
    expect((await dws("GET /v1.0/P/snapshots")).status).toBe(500);
    simulator.fault({ kind: "error", service: "iam" });
    expect((await evs(listRequest)).status).toBe(200);
    expect((await call("iam", "GET /v3/projects")).body).toEqual({
      error: { code: 500, message: expect.any(String), title: "Error" },
    });
  }));

test("projects by name: one, none, two; making one is recorded", () =>
  withHuawei(async ({ simulator, call, project }) => {
    const list = async () =>
      (await call("iam", "GET /v3/projects", { query: [["name", "cn-north-4"]], body: {} })).body;
    expect(await list()).toEqual({
      projects: [
        {
          id: project,
          name: "cn-north-4",
          domain_id: expect.stringMatching(/^[0-9a-f]{32}$/),
          parent_id: expect.any(String),
          is_domain: false,
          enabled: true,
          description: "",
          links: expect.any(Object),
        },
      ],
      links: expect.any(Object),
    });
    simulator.iam.setProjects([{ id: project, name: "cn-north-4_team" }]);
    expect((await list()).projects).toEqual([]);
    expect((await call("iam", "GET /v3/projects")).body.projects).toHaveLength(1);
    simulator.iam.setProjects([1, 2].map((n) => ({ id: String(n).repeat(32), name: "cn-north-4" })));
    expect((await list()).projects).toHaveLength(2);
    expect((await call("evs", listRequest)).status).toBe(200);
    const { domains } = (await call("iam", "GET /v3/auth/domains")).body;
    expect(domains).toMatchObject([{ id: expect.any(String), name: "testDomain" }]);
    expect((await call("iam", "GET /v3/regions")).body.regions).toMatchObject([{ id: "cn-north-4" }]);
    const made = await call("iam", "POST /v3/projects", { body: { project: { name: "cn-north-4_new" } } });
    expect(made).toMatchObject({ status: 201, body: { project: { name: "cn-north-4_new" } } });
    expect(faultCode(await call("iam", "POST /v3/projects", { body: {} }))).toEqual([400, "400"]);
    expect(simulator.iam.projects()).toHaveLength(3);
    expect(
      simulator
        .journal()
        .map(({ service, operation }) => `${service} ${operation}`)
        .slice(-4),
    ).toEqual(["iam ListAuthDomains", "iam ListRegions", "iam CreateProject", "iam CreateProject"]);
  }));
