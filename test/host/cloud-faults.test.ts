import type { FaultKind } from "../../simulator";
import { hidden, withHost } from "../support/host";

const kinds: FaultKind[] = ["html", "reset", "empty", "truncated", "wrongTypes", "huge", "lost", "throttle"];

describe("two answers spoilt leave no call unanswered, make no second snapshot and drop none", () => {
  test.concurrent.each(kinds)("%s", (kind) =>
    withHost(async ({ provider, cloud, disk, existing }) => {
      const inputs = { ...hidden, diskId: disk };
      const state = { ...inputs, status: "accomplished", region: "cn-hangzhou" };
      const kept = cloud.ecs.addSnapshot({ diskId: disk });
      const doomed = cloud.ecs.addSnapshot({ diskId: disk });
      for (const operation of ["CreateSnapshot", "DescribeSnapshots", "DeleteSnapshot"]) {
        cloud.fault({ kind, operation, count: 2, ...(kind === "throttle" ? { retryAfterMs: 200 } : {}) });
      }
      const [made, read] = await Promise.all([
        provider.create(inputs),
        provider.read(kept.id, state),
        provider.delete(doomed.id, state),
      ]);
      expect(made.outs).toMatchObject({ status: "accomplished", ready: true });
      expect(read).toMatchObject({ id: kept.id, outs: { status: "accomplished" } });
      expect(new Set(existing().map(({ id }) => id))).toEqual(new Set([kept.id, made.id]));
    }),
  );
});
