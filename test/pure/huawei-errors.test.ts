import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorIn, parseBody } from "../../provider/clouds/huawei/error-body";
import { errorAdvice, errorKind } from "../../provider/clouds/huawei/error-codes";
import { permissionFor } from "../../provider/clouds/huawei/permissions";

describe("error bodies", () => {
  test.each([
    ["EVS", { error: { code: "EVS.1047", message: "no" } }, { code: "EVS.1047", message: "no" }],
    ["Cinder", { itemNotFound: { code: 404, message: "gone" } }, { code: "itemNotFound", message: "gone" }],
    [
      "Cinder's quota",
      { overLimit: { code: 413, message: "7", retryAfter: "0" } },
      { code: "overLimit", message: "7" },
    ],
    ["IAM", { error: { message: "wrong", code: 401, title: "Unauthorized" } }, { code: "HTTP.401", message: "wrong" }],
    [
      "the gateway",
      { error_code: "APIGW.0301", error_msg: "bad", request_id: "r-1" },
      { code: "APIGW.0301", message: "bad", requestId: "r-1" },
    ],
    [
      "DWS with four keys",
      { externalMessage: "busy", errCode: "DWS.7023", error_code: "DWS.7023", error_msg: "busy." },
      { code: "DWS.7023", message: "busy." },
    ],
    ["DWS saying that all is well", { error_code: "DWS.0000", error_msg: "" }, undefined],
    ["a snapshot", { snapshot: { id: "1", status: "available" } }, undefined],
  ])("of %s", (_, body, error) => {
    expect(errorIn(body, false)).toEqual(error);
  });

  test.each([
    ["metadata", { metadata: { code: "EVS.1", message: "mine" } }, undefined],
    ["a snapshot", { snapshot: { code: "1", message: "mine" } }, undefined],
    ["a nested error", { error: { code: "EVS.1047", message: "no" } }, { code: "EVS.1047", message: "no" }],
    ["a flat error", { error_code: "DWS.0011", error_msg: "busy" }, { code: "DWS.0011", message: "busy" }],
  ])("with a status of success: %s", (_, body, error) => {
    expect(errorIn(body, true)).toEqual(error);
  });

  test("may be base64", () => {
    const body = { error_code: "DWS.0001", error_msg: "no" };
    expect(parseBody(Buffer.from(JSON.stringify(body)).toString("base64"))).toEqual(body);
  });

  test.each(["<html></html>", "", "null", "[1]", "7", '{"a":'])("%j is none", (text) => {
    expect(parseBody(text)).toBeUndefined();
  });
});

test.each([
  ["APIGW.0308", "throttle"],
  ["APIG.0308", "throttle"],
  ["EVS.5503", "retry"],
  ["DWS.0005", "retry"],
  ["EVS.1047", "busy"],
  ["EVS.2409", "busy"],
  ["DWS.0011", "busy"],
  ["DWS.7023", "busy"],
  ["EVS.5404", "not-found"],
  ["itemNotFound", "not-found"],
  ["DWS.5149", "not-found"],
  ["DWS.0001", "invalid"],
  ["EVS.5400", "invalid"],
  ["EVS.5413", "precondition"],
  ["overLimit", "precondition"],
  ["APIGW.0301", "credentials"],
  ["Common.0018", "credentials"],
  ["Something.New", "invalid"],
])("%s is %s", (code, kind) => {
  expect(errorKind(code, 400)).toBe(kind);
});

test("the HTTP status decides about codes that nobody knows", () => {
  expect([400, 429, 500, 504].map((status) => errorKind("APIGW.0201", status))).toEqual([
    "invalid",
    "throttle",
    "retry",
    "retry",
  ]);
  expect(errorKind("EVS.2019", 500)).toBe("precondition");
});

const create = { service: "EVS", operation: "CreateSnapshot" };

test("a disk in use brings the hint to force, a taken name the rule of names", () => {
  expect(errorAdvice("EVS.5400", "status must be available, but current status is: in-use.", create)?.advice).toContain(
    "force: true",
  );
  expect(errorAdvice("DWS.0001", "The snapshot name already exists.", create)?.advice).toContain("unique");
  expect(errorAdvice("EVS.5400", "Malformed request body.", create)).toBeUndefined();
});

test.each([
  ["EVS", "CreateSnapshot", "EVS.0003", "evs:snapshots:create"],
  ["EVS", "ShowSnapshot", "EVS.1027", "evs:snapshots:get"],
  ["EVS", "DeleteSnapshot", "EVS.2056", "evs:snapshots:delete"],
  ["EVS", "UpdateSnapshot", "EVS.5403", "evs:snapshots:update"],
  ["DWS", "CopySnapshot", "HTTP.403", "dws:snapshot:copy"],
  ["DWS", "ListSnapshotDetails", "DWS.0015", "dws:openAPISnapshot:detail"],
])("%s %s refused with %s names the permission", (service, operation, code, permission) => {
  expect(errorAdvice(code, "", { service, operation })?.advice).toContain(permission);
});

test("every permission that an error names is in the policy to copy", () => {
  const policies = readFileSync(join(__dirname, "../../docs/permissions.md"), "utf8");
  const operations = ["CreateSnapshot", "ShowSnapshot", "ListSnapshots", "UpdateSnapshot", "DeleteSnapshot"];
  const more = ["CreateSnapshotMetadata", "DeleteSnapshotMetadataItem", "CopySnapshot", "ListSnapshotDetails"];
  const named = ["EVS", "DWS"].flatMap((service) =>
    [...operations, ...more].flatMap((operation) => permissionFor(service, operation)?.split(" and ") ?? []),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((permission) => !policies.includes(`"${permission}"`))).toEqual([]);
});
