import type * as pulumi from "@pulumi/pulumi";
import type { alibaba, baidu, huawei } from "pulumi-cloud-snapshots";
import type * as ecs from "../../provider/clouds/alibaba/ecs-snapshot/inputs";
import type * as bcc from "../../provider/clouds/baidu/bcc-snapshot/inputs";
import type * as dws from "../../provider/clouds/huawei/dws-snapshot/inputs";
import type * as copy from "../../provider/clouds/huawei/dws-snapshot-copy/inputs";
import type * as evs from "../../provider/clouds/huawei/evs-snapshot/inputs";
import { boolean, integer, mapOfStrings, oneOf, text } from "../../provider/clouds/inputs/rules";
import { checkInputs, type InputsOf, optional, required } from "../../provider/clouds/inputs/schema";

/** True if each of the types can stand in the place of the other one. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Each name with the type of its value where it is given. */
type Given<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

/** Whether the arguments of a class are what its kind gets. Triggers are anything, which Pulumi's type does not unwrap. */
type Agree<Args, Inputs> = Same<
  Omit<Given<pulumi.Unwrap<Args>>, "triggers"> & { triggers: keyof Args },
  Omit<Given<Inputs>, "triggers"> & { triggers: keyof Inputs }
>;

test("the arguments of each class and the schema of its kind have the same names and types", () => {
  const agree: readonly [
    Agree<alibaba.EcsSnapshotArgs, ecs.EcsSnapshotInputs>,
    Agree<baidu.BccSnapshotArgs, bcc.BccSnapshotInputs>,
    Agree<huawei.EvsSnapshotArgs, evs.EvsSnapshotInputs>,
    Agree<huawei.DwsSnapshotArgs, dws.DwsSnapshotInputs>,
    Agree<huawei.DwsSnapshotCopyArgs, copy.DwsSnapshotCopyInputs>,
  ] = [true, true, true, true, true]; // the compiler proves it
  expect(agree).not.toContain(false);
});

test("a schema gives the values that it lets pass their types", () => {
  const schema = {
    id: required("replace", text()),
    days: optional("live", integer(1, 9)),
    kind: optional("computed", oneOf("a", "b")),
    isForced: optional("record", boolean),
    tags: optional(
      "live",
      mapOfStrings(text(), text(), () => []),
    ),
  };
  const inputs: InputsOf<typeof schema> = { id: "x", days: 3, kind: "a", isForced: true, tags: { a: "1" } };
  expect(checkInputs(schema, inputs)).toEqual([]);
  // @ts-expect-error a name that the schema does not have
  const misspelt: InputsOf<typeof schema> = { id: "x", day: 3 };
  // @ts-expect-error a type that its rule refuses
  const mistyped: InputsOf<typeof schema> = { id: "x", days: "3" };
  // @ts-expect-error a required one is missing
  const incomplete: InputsOf<typeof schema> = { days: 3 };
  const properties = (values: object) => checkInputs(schema, { ...values }).map(({ property }) => property);
  expect([misspelt, mistyped, incomplete].map(properties)).toEqual([["day"], ["days"], ["id"]]);
});
