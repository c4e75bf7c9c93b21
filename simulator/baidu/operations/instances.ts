import { bccError } from "../catalogue";
import type { Instance } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { pageOf } from "../paging";

/** Lists the instances. */
export const listInstances: Operation = {
  name: "ListInstances",
  method: "GET",
  path: "/v2/instance",
  run: ({ query, region, store, at }: Call): Answer => {
    const found = store.instances.existing(at).filter((instance) => instance.region === region);
    const { rows, envelope } = pageOf(found, query, () => bccError("BadRequest"));
    return { body: { ...envelope, instances: rows.map(instanceView) } };
  },
};

/** Shows one instance. */
export const getInstance: Operation = {
  name: "GetInstanceDetail",
  method: "GET",
  path: "/v2/instance/{id}",
  run: ({ path: { id = "" }, region, store, at }: Call): Answer => {
    const instance = store.instances.find(id, at);
    if (instance?.region !== region) {
      throw bccError("NoSuchObject");
    }
    return { body: { instance: instanceView(instance) } };
  },
};

function instanceView({ id, name, status, region, systemDiskGB }: Instance): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    status,
    desc: "",
    createTime: "2026-01-01T00:00:00Z",
    expireTime: "",
    paymentTiming: "Postpaid",
    zoneName: `cn-${region}-a`,
    rootDiskSizeInGb: systemDiskGB,
    tags: [],
  };
}
