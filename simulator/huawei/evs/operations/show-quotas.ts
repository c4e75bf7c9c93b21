import type { Answer, Call, Operation } from "../../operation";
import type { EvsStore } from "../store";

/** Shows how many snapshots the project has and may have. */
export const showQuotas: Operation<EvsStore> = {
  name: "ShowQuotas",
  method: "GET",
  path: "/v2/{project}/os-quota-sets/{id}",
  run,
};

function run({ path: { id = "" }, store, at }: Call<EvsStore>): Answer {
  const existing = store.existing(at);
  const limit = store.behaviour.snapshotsInProject;
  const types = [...new Set(store.volumes.ever().map(({ type }) => type))];
  const used = (count: number, of: number) => ({ in_use: count, limit: of, reserved: 0 });
  const perType = types.map((type) => [
    `snapshots_${type}`,
    used(existing.filter(({ volume }) => volume.type === type).length, -1),
  ]);
  return {
    status: 200,
    body: { quota_set: { id, snapshots: used(existing.length, limit), ...Object.fromEntries(perType) } },
  };
}
