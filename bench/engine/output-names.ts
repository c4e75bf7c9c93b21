import { runtime } from "@pulumi/pulumi";
import { EcsSnapshot } from "#provider/resources/alibaba-ecs-snapshot";

const notOutputs = new Set(["id", "urn", "diskId"]);
let known: string[] | undefined;

/** The properties that an EcsSnapshot declares beside its inputs. */
export function outputNames(): string[] {
  if (known) return known;
  void runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ inputs }) => inputs,
  });
  const keys = Object.keys(new EcsSnapshot("one", { diskId: "d-1" }));
  known = keys.filter((key) => !key.startsWith("__") && !notOutputs.has(key));
  return known;
}
