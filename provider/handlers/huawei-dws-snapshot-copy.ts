/** Named in the state by `__provider`: this path and these exports are permanent. */
import { dwsSnapshotCopies } from "../clouds/huawei/dws-snapshot-copy/kind";
import { serve } from "../dynamic/serve";

const { check, diff, create, read, update, delete: remove } = serve(dwsSnapshotCopies);

export { check, create, diff, read, remove as delete, update };
