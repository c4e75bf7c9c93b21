/** Named in the state by `__provider`: this path and these exports are permanent. */
import { dwsSnapshots } from "../clouds/huawei/dws-snapshot/kind";
import { serve } from "../dynamic/serve";

const { check, diff, create, read, update, delete: remove } = serve(dwsSnapshots);

export { check, create, diff, read, remove as delete, update };
