import { errorAdvice, errorKind } from "../../provider/clouds/alibaba/error-codes";

test.each([
  ["Throttling", "throttle"],
  ["Throttling.User", "throttle"],
  ["Rejected.Throttling", "throttle"],
  ["IdempotentProcessing", "busy"],
  ["LastTokenProcessing", "busy"],
  ["OperationFailed.LastTokenProcessing", "busy"],
  ["InternalError", "retry"],
  ["ServiceUnavailable", "retry"],
  ["SignatureNonceUsed", "retry"],
  ["IncorrectDiskStatus.CreatingSnapshot", "busy"],
  ["QuotaExceed.ConcurrentSnapshotQuota", "busy"],
  ["InvalidSnapshotId.NotReady", "busy"],
  ["InvalidSnapshotId.NotFound", "not-found"],
  ["InvalidDiskId.NotFound", "precondition"],
  ["QuotaExceed.Snapshot", "precondition"],
  ["SnapshotCreatedDisk", "precondition"],
  ["SignatureDoesNotMatch", "credentials"],
  ["NoPermission.Tag", "credentials"],
  ["InvalidDescription.Malformed", "invalid"],
  ["InvalidParameter", "invalid"],
  ["IdempotentParameterMismatch", "invalid"],
])("%s is %s", (code, kind) => {
  expect(errorKind(code, "", 400)).toBe(kind);
});

test("an unknown code is retried only if its own words ask for it", () => {
  expect(errorKind("Something.New", "Please try again later.", 400)).toBe("retry");
  expect(errorKind("Something.New", "No.", 404)).toBe("invalid");
  expect(errorKind("Something.New", "No.", 503)).toBe("retry");
});

test("what the user can do is said", () => {
  expect(errorAdvice("SnapshotCreatedDisk", "DeleteSnapshot")?.advice).toContain("force: true");
  expect(errorAdvice("SnapshotCreatedImage", "DeleteSnapshot")?.advice).toContain("force does not help");
  expect(errorAdvice("Forbidden.RAM", "CreateSnapshot")?.advice).toContain("permission ecs:CreateSnapshot");
  expect(errorAdvice("NoPermission", "TagResources")?.advice).toContain("permission ecs:TagResources");
});
