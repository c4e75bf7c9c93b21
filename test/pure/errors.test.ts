import { CloudError, isFinal, isTransient, LocalError, TransportError } from "../../provider/http/errors";
import { keepSecret } from "../../provider/http/redact";
import { terminalLine } from "../../provider/http/terminal-line";
import { allClouds } from "../../tools/clouds";

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

test("a message holds nothing that controls a terminal or hides in it", () => {
  const [override, hidden, control, half] = ["\u202e", "\u200b", "\u001b", "\ud800"];
  expect(terminalLine(`a${override}b${hidden}${control}c${half}d`)).toBe("a\\u{202e}b\\u{200b} c\ufffdd");
});

test("no answer is transient; a bug of ours is not", () => {
  expect(isTransient(new TransportError("Call", "reset"))).toBe(true);
  expect(isTransient(new TypeError("oops"))).toBe(false);
});

test("our own refusal to send is final, and nothing else is", () => {
  const refused = new LocalError("Call", "refused to call http://host");
  expect(refused.message).toBe("Call: refused to call http://host");
  expect([isFinal(refused), isTransient(refused)]).toEqual([true, false]);
  const cloud = new CloudError("", { operation: "", kind: "invalid", code: "", httpStatus: 400 });
  expect([cloud, new TransportError("Call", "reset"), new TypeError("oops")].some(isFinal)).toBe(false);
});

test("a lost answer names its call, and may be that of a request that arrived, unless it is known not to", () => {
  expect(new TransportError("Call", "reset")).toMatchObject({ operation: "Call", mayHaveArrived: true });
  expect(new TransportError("Call", "refused", { mayHaveArrived: false }).mayHaveArrived).toBe(false);
});

test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("the code %s brings no advice", (code) => {
  expect(allClouds.map(({ advice }) => advice(code))).toEqual(allClouds.map(() => undefined));
});

test("a word of a cloud has two hundred characters at most, and its message a thousand", () => {
  const details = (code: string) => ({ operation: "A", kind: "invalid", code, httpStatus: 400 }) as const;
  const codeOf = (length: number) => new CloudError("no", details("c".repeat(length))).details.code;
  expect([codeOf(200), codeOf(201)]).toEqual(["c".repeat(200), `${"c".repeat(200)}… (201 characters)`]);
  const messageOf = (length: number) => new CloudError("m".repeat(length), details("B")).message;
  expect(messageOf(1_000)).toBe(`A: B: ${"m".repeat(1_000)} (HTTP 400)`);
  expect(messageOf(1_001)).toBe(`A: B: ${"m".repeat(1_000)}… (1001 characters) (HTTP 400)`);
});
