/** Named in the state by `__provider`: this path and these exports are permanent. */
import { evsSnapshots } from "../clouds/huawei/evs-snapshot/kind";
import { systemRuntime } from "../clouds/system-runtime";
import { adapt } from "../dynamic/adapter";
import { processRows, processRun } from "../dynamic/process";

const handler = adapt(evsSnapshots(systemRuntime), systemRuntime, processRows, processRun);

export const { check, diff, create, read, update } = handler;
const { delete: remove } = handler;

export { remove as delete };
