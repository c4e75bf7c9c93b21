import { CloudError, isTransient, TransportError } from "../../provider/http/errors";
import { keepSecret } from "../../provider/http/redact";

test("a cloud error reads: operation, code, message, status, request id, next step", () => {
  const error = new CloudError("The snapshot has been used to create disk(s)", {
    operation: "DeleteSnapshot",
    kind: "precondition",
    code: "SnapshotCreatedDisk",
    httpStatus: 403,
    requestId: "473469C7",
    advice: "Set force: true",
  });
  expect(error.message).toBe(
    "DeleteSnapshot: SnapshotCreatedDisk: The snapshot has been used to create disk(s) (HTTP 403, request id 473469C7). Set force: true",
  );
});

test("secrets and signatures never reach a message", () => {
  keepSecret("s3cr3t+key");
  const { message } = new TransportError("Call", "https://host/?x=s3cr3t%2Bkey&y=s3cr3t+key&Signature=abc%3D");
  expect(message).toBe("Call: https://host/?x=[redacted]&y=[redacted]&Signature=[redacted]");
});

test.each([
  ["retry", true],
  ["throttle", true],
  ["busy", true],
  ["not-found", false],
  ["credentials", false],
  ["precondition", false],
  ["invalid", false],
] as const)("kind %s is transient: %p", (kind, transient) => {
  expect(isTransient(new CloudError("", { operation: "", kind, code: "", httpStatus: 400 }))).toBe(transient);
});

test("no answer is transient; a bug of ours is not", () => {
  expect(isTransient(new TransportError("Call", "reset"))).toBe(true);
  expect(isTransient(new TypeError("oops"))).toBe(false);
});
