import fc from "fast-check";
import type { EcsSnapshotInputs } from "../../provider/clouds/alibaba/ecs-snapshot/inputs";
import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import type { Context, Runtime } from "../../provider/clouds/lifecycle/kind";
import {
  isSameStack,
  longestMarker,
  newOwner,
  ownerIn,
  ownerText,
  splitMarker,
  withMarker,
} from "../../provider/clouds/lifecycle/mark";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import type { Operation } from "../../provider/clouds/lifecycle/operation";
import { VirtualClock } from "../support/virtual-clock";

const runtime = { clock: new VirtualClock(), memory: newMemory(), env: {} } as unknown as Runtime;
const operationOf = (context: Pick<Context, "urn" | "organization" | "backend">) =>
  ({
    kind: ecsSnapshots(runtime),
    memory: runtime.memory,
    session: { place: { region: "cn-hangzhou" } },
    context,
  }) as unknown as Operation<never>;

const owner = (
  inputs: Partial<EcsSnapshotInputs> = { diskId: "d-1" },
  urn = "urn:pulumi:dev::shop::t::a",
  organization = "",
  backend = "",
) => {
  const made = newOwner(operationOf({ urn, organization, backend }), inputs);
  if (!made) throw new Error("no owner");
  return made;
};
const hashes = ({ token: _, ...rest }: ReturnType<typeof owner>) => rest;

test("an owner reads back from its text, which fits every description and tag", () => {
  const one = owner({ diskId: "d-1" }, "urn:pulumi:dev::shop::t::a", "acme");
  expect(ownerIn(ownerText(one))).toEqual(one);
  expect(ownerText(one)).toMatch(/^[\w.-]+$/);
  expect(withMarker("", one, true).length + 1).toBeLessThanOrEqual(longestMarker);
});

test("the room that a mark needs in a description is that of the longest one, and no more", () => {
  const one = owner({ diskId: "d-1" }, "urn:pulumi:dev::shop::t::a", "acme", "s3://state");
  expect(`x ${withMarker("", one, true)}`.length - 1).toBe(longestMarker);
  expect(withMarker("x", one, true).length - 1).toBe(longestMarker);
});

test("the parts of a mark have the lengths that earlier versions wrote", () => {
  const text = ownerText(owner({ diskId: "d-1" }, "urn:pulumi:dev::shop::t::a", "acme", "s3://state"));
  expect(text).toMatch(/^[0-9a-f]{8}\.[\w-]{6}\.[\w-]{8}\.[\w-]{8}\.[\w-]{12}$/);
});

test("the same inputs have the hash that earlier versions wrote, whatever the order of their keys", () => {
  const { inputs } = owner({ diskId: "d-1", triggers: { b: [2, { d: null, c: "x" }], a: 1 } });
  expect(inputs).toBe("wH2Czo86");
});

test("a description reads back without its marker, whatever it says", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (text, making) => {
      const own = owner();
      expect(splitMarker(withMarker(text, own, making))).toEqual({ text, mark: { ...own, making } });
    }),
  );
});

test("a text that is no marker is left alone", () => {
  for (const text of ["nightly", "pulumi-cloud-snapshots:", "x pulumi-cloud-snapshots:a.b.c.d.e", ""]) {
    expect(splitMarker(text)).toEqual({ text, mark: undefined });
  }
});

test("two owners differ in what differs, and in their tokens", () => {
  expect(hashes(owner())).toEqual(hashes(owner()));
  expect(owner().token).not.toBe(owner().token);
  expect(owner({ diskId: "d-2" }).inputs).not.toBe(owner().inputs);
  expect(owner({ diskId: "d-1", triggers: [1] }).inputs).not.toBe(owner().inputs);
  expect(owner({ diskId: "d-1" }, "urn:pulumi:dev::shop::t::b").urn).not.toBe(owner().urn);
  expect(owner({ diskId: "d-1" }, "urn:pulumi:prod::shop::t::a").stack).not.toBe(owner().stack);
});

test("what the cloud changes in place, and the order of keys, make no other owner", () => {
  const described = { diskId: "d-1", description: "x", tags: { a: "1" }, timeouts: { create: "1h" } };
  expect(owner(described).inputs).toBe(owner().inputs);
  expect(owner({ diskId: "d-1", triggers: { a: 1, b: 2 } }).inputs).toBe(
    owner({ triggers: { b: 2, a: 1 }, diskId: "d-1" }).inputs,
  );
});

test("organization and backend count each for itself, where both sides know it", () => {
  const of = (organization: string, backend: string) => owner(undefined, undefined, organization, backend);
  expect(isSameStack(of("acme", "s3://a"), of("acme", "s3://a"))).toBe(true);
  expect(isSameStack(of("acme", ""), of("zenith", ""))).toBe(false);
  expect(isSameStack(of("", "s3://a"), of("", "s3://b"))).toBe(false);
  expect(isSameStack(of("acme", "s3://a"), of("acme", ""))).toBe(true);
  expect(isSameStack(of("acme", "s3://a"), of("", "s3://a"))).toBe(true);
  expect(isSameStack(of("acme", "s3://a"), of("", ""))).toBe(true);
});

test("a caller that the engine has not named owns nothing", () => {
  expect(newOwner(operationOf({ urn: "", organization: "", backend: "" }), {})).toBeUndefined();
});
