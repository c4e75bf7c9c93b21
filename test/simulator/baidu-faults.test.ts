import { callBaidu } from "./baidu-client";
import { denial, denialCode, withBaidu } from "./with-baidu";
import { noon } from "./with-simulator";

const notFound = [404, "NoSuchObject", "The specified object is not found or resource do not exist."];

test("errors in the cloud's form, without a body, and throttling", () =>
  withBaidu(async ({ simulator, bcc, url, now }) => {
    const ask = () => callBaidu(url, "GET", "/v2/snapshot", { date: now() });
    simulator.fault({ kind: "error" });
    const { status, body } = await bcc("GET /v2/snapshot");
    expect([status, body]).toEqual([
      500,
      {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        code: "InternalError",
        message: "We encountered an internal error Please try again.",
      },
    ]);
    simulator.fault({ kind: "error", status: 503, bare: true });
    expect(await ask()).toMatchObject({ status: 503, text: "", headers: { "content-length": "0" } });
    simulator.fault({ kind: "html" });
    expect(await ask()).toMatchObject({ status: 502, text: expect.stringMatching(/^<html>/) });
    simulator.fault({ kind: "throttle", retryAfterMs: 1500 });
    const throttled = await ask();
    expect([throttled.status, throttled.headers["retry-after"]]).toEqual([429, "2"]);
    simulator.bcc.configure({ callsPerSecond: { ListSnapshots: 1 }, throttlingRetryAfter: true });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
    expect((await ask()).headers["retry-after"]).toBe("1");
  }));

test("an answer that is lost, spoiled or misdated is of a call that was carried out", () =>
  withBaidu(async ({ simulator, post, url, volume, now }) => {
    simulator.bcc.configure({ busyWhileCreating: false });
    simulator.fault({ kind: "lost", operation: "CreateSnapshot" });
    await expect(post({}, "t")).rejects.toMatchObject({ code: "ECONNRESET" });
    const [{ id } = {}] = simulator.bcc.snapshots();
    expect((await post({}, "t")).body).toEqual({ snapshotId: id });
    const body = { volumeId: volume, snapshotName: "n" };
    const create = async (kind: "skewed" | "truncated" | "empty" | "wrongTypes" | "huge", skewMs?: number) => {
      simulator.fault({ kind, ...(skewMs === undefined ? {} : { skewMs }) });
      return callBaidu(url, "POST", "/v2/snapshot", { date: now(), body });
    };
    expect(await create("skewed", -3_600_000)).toMatchObject({
      status: 200,
      headers: { date: "Fri, 20 Nov 2026 11:00:00 GMT" },
    });
    expect((await create("skewed")).headers.date).toBe("Sat, 21 Nov 2026 12:00:00 GMT");
    expect((await create("truncated")).text).toMatch(/^\{"snap/);
    expect((await create("empty")).text).toBe("");
    expect(JSON.parse((await create("wrongTypes")).text)).toEqual({ snapshotId: 10 });
    expect((await create("huge")).text.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(simulator.bcc.snapshots()).toHaveLength(7);
  }));

test("a new snapshot may not be found for a moment", () =>
  withBaidu(async ({ simulator, create, bcc, pass }) => {
    simulator.bcc.plan({ invisibleSeconds: 2 });
    const id = await create();
    expect(denial(await bcc(`GET /v2/snapshot/${id}`))).toEqual(notFound);
    expect((await bcc("GET /v2/snapshot")).body.snapshots).toEqual([]);
    pass(2);
    expect((await bcc("GET /v2/snapshot")).body.snapshots).toHaveLength(1);
  }));

test("every answer has a request id in its headers, an error in its body too", () =>
  withBaidu(async ({ simulator, url, now }) => {
    const good = await callBaidu(url, "GET", "/v2/snapshot", { date: now() });
    const bad = await callBaidu(url, "GET", "/v2/snapshot/s-1", { date: now() });
    expect(simulator.journal().map(({ requestId }) => requestId)).toEqual([
      good.headers["x-bce-request-id"],
      bad.headers["x-bce-request-id"],
    ]);
    expect(JSON.parse(good.text)).not.toHaveProperty("requestId");
    expect(JSON.parse(bad.text).requestId).toBe(bad.headers["x-bce-request-id"]);
  }));

test("copies are to be found in the other region alone", () =>
  withBaidu(async ({ simulator, create, bcc, pass }) => {
    const id = await create();
    const copy = (destRegion: string, token = "") =>
      bcc(`PUT /v2/snapshot/remote_copy/${id}?clientToken=${token}`, {
        body: { destRegionInfos: [{ name: "copy", destRegion }] },
      });
    expect(denial(await copy("hkg"))).toEqual([409, "OperationDenied", "Operation not available"]);
    pass(20);
    simulator.bcc.plan({ made: "copied", seconds: 6 });
    const { status, body } = await copy("hkg", "t");
    expect([status, body]).toEqual([
      200,
      { result: [{ region: "hkg", snapshotId: expect.stringMatching(/^s-\w{8}$/) }] },
    ]);
    const [{ snapshotId }] = body.result;
    const poll = (host?: string) => bcc(`GET /v2/snapshot/${snapshotId}`, host === undefined ? {} : { host });
    expect(denial(await poll())).toEqual(notFound);
    expect((await poll("bcc.hkg.baidubce.com")).body.snapshot).toMatchObject({ status: "Creating", volumeId: "" });
    pass(6);
    expect((await poll("bcc.hkg.baidubce.com:8080")).body.snapshot.status).toBe("Available");
    expect((await bcc("GET /v2/snapshot")).body.snapshots).toHaveLength(1);
    expect(simulator.bcc.snapshots()[1]).toMatchObject({ region: "hkg", copyOf: id, readyAt: noon + 26_000 });
    expect((await copy("hkg", "t")).body).toEqual(body);
    expect(denialCode(await copy("gz", "t"))).toEqual([403, "IdempotentParameterMismatch"]);
  }));

test("what cannot be copied", () =>
  withBaidu(async ({ simulator, create, bcc, pass }) => {
    const id = await create();
    pass(20);
    const copy = (destRegionInfos: unknown, source = id) =>
      bcc(`PUT /v2/snapshot/remote_copy/${source}`, { body: { destRegionInfos } });
    const wanted = [{ name: "copy", destRegion: "hkg" }];
    expect(denial(await copy(wanted, "s-unknown"))).toEqual(notFound);
    for (const wrong of [undefined, [], ["hkg"], [{ name: "c" }], [{ name: "c", destRegion: "bj" }]]) {
      expect(denialCode(await copy(wrong))).toEqual([400, "BadRequest"]);
    }
    expect(denialCode(await copy([{ name: "1", destRegion: "su" }]))).toEqual([400, "Snapshot.SnapshotNameInvalid"]);
    simulator.bcc.changeSnapshot({ id, copyable: false });
    expect(denial(await copy(wanted))).toEqual([403, "snapshot.CannotCopy", "napshot not support copy"]);
    expect(simulator.bcc.snapshots()).toHaveLength(1);
  }));
