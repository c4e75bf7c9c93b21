import { isVanished, observed, statusPhases } from "../../provider/clouds/lifecycle/observed";

const told = { phase: "pending", status: "creating", progress: undefined, requestId: undefined } as const;
const progressOf = (progress: unknown) => observed({}, { ...told, progress }).progress;
const remainingOf = (remainingSeconds: unknown) => observed({}, { ...told, remainingSeconds }).remainingSeconds;

test.each([
  [0, 0],
  [100, 100],
  ["38%", 38],
  [-1, undefined],
  [101, undefined],
  ["done", undefined],
  [Number.NaN, undefined],
  [null, undefined],
])("a progress of %p is %p", (progress, percent) => {
  expect(progressOf(progress)).toBe(percent);
});

test.each([
  [0, 0],
  [30 * 86_400, 30 * 86_400],
  [30 * 86_400 + 1, undefined],
  [-1, undefined],
  ["60", undefined],
])("a remaining time of %p is %p", (seconds, remaining) => {
  expect(remainingOf(seconds)).toBe(remaining);
});

test("hints of a complete snapshot are ignored", () => {
  expect(observed({}, { ...told, phase: "complete", progress: 7, remainingSeconds: 5 })).toEqual({
    phase: "complete",
    status: "creating",
    progress: 100,
    item: {},
  });
});

test("a status of more than a hundred characters is no word", () => {
  const statusOf = (status: unknown) => observed({}, { ...told, status }).status;
  expect(statusOf("x".repeat(100))).toBe("x".repeat(100));
  expect(statusOf("x".repeat(101))).toBe("unknown");
  expect(statusOf(7)).toBe("unknown");
});

test("note and request id are there where they were told", () => {
  expect(observed({}, { ...told, note: "why", requestId: "r" })).toMatchObject({ note: "why", requestId: "r" });
  expect(Object.keys(observed({}, { ...told, note: "", requestId: "" }))).toEqual(["phase", "status", "item"]);
});

test("a status means what the table says, and names of every object mean nothing", () => {
  const phaseOf = statusPhases({ error: "failed" });
  expect([phaseOf("error"), phaseOf("other"), phaseOf("constructor"), phaseOf(undefined)]).toEqual([
    "failed",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect([isVanished({ status: "vanished" }), isVanished({ status: "gone" }), isVanished({ status: "x" })]).toEqual([
    true,
    true,
    false,
  ]);
});
