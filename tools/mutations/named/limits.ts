import type { Mutation, TestName } from "./mutation";

const gating = (title: string): TestName => ({ file: "test/pure/rate-limiter.test.ts", title });

/** Limits of time, calls and sizes. */
export const limits: readonly Mutation[] = [
  {
    name: "timeouts.create ends the wait",
    file: "provider/clouds/lifecycle/await-ready.ts",
    from: "capMs: call.until - begun,",
    to: "capMs: Number.POSITIVE_INFINITY,",
    test: { file: "test/runtime/alibaba-ecs-create.test.ts", title: "slower than timeouts.create" },
  },
  {
    name: "the limit ends everything below it",
    file: "provider/clouds/lifecycle/operation.ts",
    from: "clock.sleep(limitMs + grace, controller.signal)",
    to: "clock.sleep(Number.POSITIVE_INFINITY, controller.signal)",
    test: {
      file: "test/runtime/limits.test.ts",
      title: "a create does not wait for another one's list of marks beyond its own limit",
    },
  },
  {
    name: "a snapshot that has stopped moving is given up",
    file: "provider/readiness/waiter.ts",
    from: 'if (movement.isStalled(now, request.stallMs)) return ended("stalled");',
    to: "",
    test: {
      file: "test/pure/waiter-ends.test.ts",
      title: "a snapshot that stops moving is given up after the stall limit",
    },
  },
  {
    name: "lost answers are given up after a while",
    file: "provider/http/retry.ts",
    from: "if (clock.now() + pause > limit) throw error;",
    to: "",
    test: {
      file: "test/pure/retry.test.ts",
      title: "lost answers in a row are given up after ten minutes, a busy object after its own time",
    },
  },
  {
    name: "no window sees more calls than our share",
    file: "provider/http/share.ts",
    from: "const before = this.starts.at((ahead % size) - size) ?? Number.NEGATIVE_INFINITY;",
    to: "const before = Number.NEGATIVE_INFINITY;",
    test: gating(
      "no window sees more calls than our share, whenever they come, and nobody waits longer than that takes",
    ),
  },
  {
    name: "creates of one cluster follow each other",
    file: "provider/clouds/lifecycle/serialize-by.ts",
    from: "if (source === undefined) return work();",
    to: 'if (source !== "") return work();',
    test: {
      file: "test/runtime/huawei-dws.test.ts",
      title: "three of one run follow each other (%s; peer defect 11: it fails)",
    },
  },
  {
    name: "a throttle closes the gate",
    file: "provider/http/rate-limiter.ts",
    from: 'if (isKind(error, "throttle")) this.close(',
    to: 'if (isKind(error, "throttle") && false) this.close(',
    test: {
      file: "test/pure/rate-limiter-throttles.test.ts",
      title: "is waited out for as long as the cloud asks, however often",
    },
  },
  {
    name: "a single call probes a closed gate",
    file: "provider/http/rate-limiter.ts",
    from: "if (this.probing) return undefined;",
    to: "",
    test: {
      file: "test/pure/rate-limiter-throttles.test.ts",
      title: "is over once a single probe brings any other answer, even an error; the others wait for it",
    },
  },
  {
    name: "a throttle halves our share",
    file: "provider/http/share.ts",
    from: "const left = 0.5;",
    to: "const left = 1;",
    test: {
      file: "test/pure/rate-limiter-after-throttles.test.ts",
      title: "is half, once for all calls of a burst, whenever their answers come",
    },
  },
  {
    name: "an answer of more than 4 MiB is not read",
    file: "provider/http/transport.ts",
    from: "if (bytes <= largestBody) return;",
    to: "if (bytes >= 0) return;",
    test: { file: "test/runtime/transport.test.ts", title: "an answer %s" },
  },
  {
    name: "an answer of too many values is not parsed",
    file: "provider/http/json.ts",
    from: "  if (isBeyond(text, bounds)) return undefined;\n",
    to: "",
    test: {
      file: "test/pure/large-answers.test.ts",
      title: "two hundred thousand values are read, one more is no answer; commas in strings are none",
    },
  },
];
