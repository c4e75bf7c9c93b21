import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { sanitize, withUnknowns } from "../../provider/dynamic/values";

test("what Pulumi cannot carry is dropped or written as text", () => {
  const circle: Record<string, unknown> = { name: "circle" };
  circle["self"] = circle;
  expect(
    sanitize({
      missing: undefined,
      nested: { gone: undefined, kept: [1, undefined, "a"] },
      big: 10n,
      when: new Date("2026-11-20T12:00:00Z"),
      never: new Date(Number.NaN),
      nan: Number.NaN,
      infinite: Number.POSITIVE_INFINITY,
      bytes: Buffer.from("secret"),
      call: () => 1,
      symbol: Symbol("s"),
      none: null,
      circle,
    }),
  ).toEqual({
    nested: { kept: [1, "a"] },
    big: "10",
    when: "2026-11-20T12:00:00.000Z",
    none: null,
    circle: { name: "circle" },
  });
});

test("what is nested without end is a text from the two hundredth level on, and still fits", () => {
  for (const wrap of [(inner: unknown) => ({ a: inner }), (inner: unknown) => [inner]]) {
    let value: unknown = "bottom";
    for (let i = 0; i < 100_000; i++) value = wrap(value);
    const outputs = sanitize({ deep: value, status: "known" });
    expect(outputs["status"]).toBe("known");
    expect(JSON.stringify(outputs)).toMatch(/"… \(cut: nested deeper than 200 levels\)"/);
    expect(() => Struct.fromJavaScript(outputs as never).serializeBinary()).not.toThrow();
  }
});

test("property: whatever goes in, the result fits Pulumi's Struct", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withMap: true }),
      ),
      (value) => {
        expect(() => Struct.fromJavaScript(sanitize(value) as never)).not.toThrow();
      },
    ),
  );
});

test("the text that stands for an unknown value is found at any depth", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  expect(withUnknowns({ a: unknown, b: { c: [unknown, 1] }, d: "known" })).toEqual({
    a: unknownInput,
    b: { c: [unknownInput, 1] },
    d: "known",
  });
});
