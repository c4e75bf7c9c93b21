/** Named in the state by `__provider`: this path and these exports are permanent. */
import { evsSnapshots } from "../clouds/huawei/evs-snapshot/kind";
import { serve } from "../dynamic/serve";

const { check, diff, create, read, update, delete: remove } = serve(evsSnapshots);

export { check, create, diff, read, remove as delete, update };
