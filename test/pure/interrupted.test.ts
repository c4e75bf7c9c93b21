import { findInterrupted } from "../../provider/clouds/lifecycle/interrupted";
import type { CallOptions } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import type { Operation } from "../../provider/clouds/lifecycle/operation";
import { VirtualClock } from "../support/virtual-clock";

const minute = 60_000;

/** How long the list before a create may take, where the create itself has so long. */
async function listsWithin(createMs: number): Promise<number[]> {
  const clock = new VirtualClock();
  const limits: number[] = [];
  const list = async (_: unknown, __: unknown, ___: number, call: CallOptions) => {
    limits.push(call.until - clock.now());
    return new Map();
  };
  const kind = {
    name: "alibaba:EcsSnapshot",
    defaultTimeouts: { create: createMs, update: createMs, delete: createMs },
    marks: { listName: () => "of a disk", list },
  };
  const session = { where: { cloud: "alibaba" } };
  const owner = { stack: "s", backend: "000000", urn: "u", inputs: "i", token: "t" };
  const context = { urn: "", organization: "", backend: "" };
  const call = { clock, until: clock.now() + createMs, signal: new AbortController().signal };
  const operation = { kind, memory: newMemory(), session, call, context } as unknown as Operation<never>;
  await findInterrupted(operation, {} as never, owner);
  return limits;
}

test.each([
  [60 * minute, 10 * minute],
  [10 * minute - 1, 10 * minute - 1],
])("where a create has %i ms, the list before it has %i", async (createMs, listMs) => {
  expect(await listsWithin(createMs)).toEqual([listMs]);
});
