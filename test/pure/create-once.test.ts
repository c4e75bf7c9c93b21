import { createOnce, type Making } from "../../provider/clouds/lifecycle/create-once";
import type { CallOptions } from "../../provider/clouds/lifecycle/kind";
import { CloudError, TransportError } from "../../provider/http/errors";
import { tellingOf } from "../../provider/pulumi/words";
import { VirtualClock } from "../support/virtual-clock";

const lost = () => new TransportError("CreateSnapshot", "no answer");

interface Cloud {
  /** Ends of the posts, in turn; the last one stays. */
  readonly posts: (() => Promise<string>)[];
  /** What the lists show, so long after the beginning, in milliseconds. */
  readonly find?: (afterMs: number) => string | undefined;
  /** How long a list takes that is asked for at that time. */
  readonly listMs?: (afterMs: number) => number;
  readonly more?: Partial<Making>;
  readonly limitMs?: number;
}

/** A create, and when it posted and looked, in seconds. */
async function make({ posts, find = () => undefined, listMs = () => 0, more = {}, limitMs = 600_000 }: Cloud) {
  jest.spyOn(Math, "random").mockReturnValue(1);
  const clock = new VirtualClock();
  const begun = clock.now();
  const elapsed = () => clock.now() - begun;
  const posted: number[] = [];
  const polled: number[] = [];
  const told: string[] = [];
  const making: Making = {
    operation: "CreateSnapshot",
    what: "a snapshot of v-1",
    isMarked: true,
    isAdoptable: true,
    post: () => {
      posted.push(elapsed() / 1_000);
      const [next] = posts.length > 1 ? posts.splice(0, 1) : posts;
      return next?.() ?? Promise.reject(new Error("no post"));
    },
    find: async () => {
      polled.push(elapsed() / 1_000);
      await clock.sleep(listMs(elapsed()));
      return find(elapsed());
    },
    ...more,
  };
  const { signal } = new AbortController();
  const call: CallOptions = {
    clock,
    signal,
    until: begun + limitMs,
    logicalName: "a",
    onRetry: ({ message }) => told.push(message),
  };
  const end = await clock.run(createOnce(making, call)).catch(tellingOf);
  return { end, posted, polled, told, seconds: elapsed() / 1_000 };
}

afterEach(() => void jest.restoreAllMocks());

test("an answer that came is not looked for", async () => {
  const { end, polled, posted } = await make({ posts: [async () => "v"] });
  expect({ end, polled, posted }).toEqual({ end: "v", polled: [], posted: [0] });
});

test("what a lost answer made is looked for in pauses that double up to ten seconds", async () => {
  const find = (after: number) => (after > 50_000 ? "v" : undefined);
  const { end, polled, posted, told } = await make({ posts: [() => Promise.reject(lost())], find });
  expect(end).toBe("v");
  expect(posted).toEqual([0]);
  expect(polled).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 25.5, 35.5, 45.5, 55.5]);
  expect(told).toContain("CreateSnapshot: its answer got lost; looking for what it made");
});

test("what lists have not shown a minute after the request was not made, and is asked for again", async () => {
  const posts = [() => Promise.reject(lost()), async () => "second"];
  const { end, posted } = await make({ posts: [...posts] });
  expect(end).toBe("second");
  expect(posted).toEqual([0, 65.5]);
  const exact = await make({ posts: [...posts], listMs: (after) => (after >= 45_000 && after < 60_000 ? 4_500 : 0) });
  expect(exact.posted).toEqual([0, 60]);
});

test("a slow list is as old as its question: what was asked half a minute after the request proves nothing", async () => {
  const posts = [() => Promise.reject(lost()), async () => "second"];
  const { polled, posted } = await make({ posts, listMs: (after) => (after >= 25_000 ? 35_000 : 0) });
  expect(polled.slice(-2)).toEqual([25.5, 70.5]);
  expect(posted).toEqual([0, 105.5]);
});

test("a minute counts from the last request", async () => {
  const posts = [() => Promise.reject(lost()), () => Promise.reject(lost()), async () => "third"];
  const { end, posted } = await make({ posts });
  expect(end).toBe("third");
  expect(posted).toEqual([0, 65.5, 131.5]);
});

test("a search ends with the limit of the create, and says that there may be a snapshot", async () => {
  const { end, seconds } = await make({ posts: [() => Promise.reject(lost())], limitMs: 20_000 });
  expect(end).toMatch(/the lists do not show what it made yet. The cloud may have made a snapshot of v-1/);
  expect(seconds).toBe(15.5);
});

test("without marks nothing is looked for, and nothing is asked for again", async () => {
  const { end, posted, polled } = await make({
    posts: [() => Promise.reject(lost())],
    more: { isMarked: false, isAdoptable: false },
  });
  expect(end).toMatch(/without marks the answer that got lost cannot be looked for.*look for it before the next run/);
  expect({ posted, polled }).toEqual({ posted: [0], polled: [] });
});

describe("a refusal that proves that it was made", () => {
  const proof = new CloudError("exists", {
    operation: "CreateSnapshot",
    kind: "invalid",
    code: "Exists",
    httpStatus: 400,
  });
  const isProof = (error: unknown) => error === proof;
  const posts = () => [() => Promise.reject(lost()), () => Promise.reject(proof)];

  test("is looked for once more, and found", async () => {
    const find = (after: number) => (after > 100_000 ? "v" : undefined);
    const { end, posted } = await make({ posts: posts(), find, more: { isProof } });
    expect(end).toBe("v");
    expect(posted).toHaveLength(2);
  });

  test("is the error in the end, when lists would show it by then: it is somebody else's", async () => {
    const { end, posted } = await make({ posts: posts(), more: { isProof } });
    expect(end).toBe(proof.message);
    expect(posted).toHaveLength(2);
  });

  test("is only a refusal for the first request", async () => {
    const { end, polled } = await make({ posts: [() => Promise.reject(proof)], more: { isProof } });
    expect({ end, polled }).toEqual({ end: proof.message, polled: [] });
  });
});
