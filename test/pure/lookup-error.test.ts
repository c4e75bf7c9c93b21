import { ConnectionError } from "../../provider/http/connection-error";
import { CloudError, TransportError } from "../../provider/http/errors";
import { LookupError, lookupError } from "../../provider/pulumi/lookup-error";

const details = { operation: "A", kind: "invalid", code: "Wrong", httpStatus: 400 } as const;
const network = new Error("reset");
const wrapped = (cause: Error) => new Error(`one: ${cause.message}`, { cause });

test.each<[string, unknown, Partial<LookupError>]>([
  ["a cloud's error", new CloudError("no", { ...details, requestId: "r-1" }), { code: "Wrong", requestId: "r-1" }],
  ["no connection", new ConnectionError("A", "refused", "no", network), { code: "NoConnection", cause: network }],
  ["no answer", new TransportError("A", "no", { cause: network }), { code: "NoAnswer", cause: network }],
  ["anything else", new Error("no keys"), { code: "Failed", message: "no keys" }],
  ["what is no error", "no keys", { code: "Failed", message: "no keys" }],
])("%s has its code, also as the cause of another error", (_, error, expected) => {
  expect(lookupError(error)).toBeInstanceOf(LookupError);
  expect(lookupError(error)).toMatchObject(expected);
  if (error instanceof Error) expect(lookupError(wrapped(error))).toMatchObject({ code: expected.code });
});

test("an error that is one already stays as it is", () => {
  const error = new LookupError("no", "NotFound");
  expect(lookupError(error)).toBe(error);
});

test("what is not known is not there", () => {
  const error = lookupError(new CloudError("no", details));
  expect(Object.hasOwn(error, "requestId")).toBe(false);
  expect(Object.hasOwn(error, "cause")).toBe(false);
  expect(new LookupError("no", "x", "r")).toMatchObject({ requestId: "r" });
});
