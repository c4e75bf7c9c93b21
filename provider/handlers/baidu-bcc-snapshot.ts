/** Named in the state by `__provider`: this path and these exports are permanent. */
import { bccSnapshots } from "../clouds/baidu/bcc-snapshot/kind";
import { serve } from "../dynamic/serve";

const { check, diff, create, read, update, delete: remove } = serve(bccSnapshots);

export { check, create, diff, read, remove as delete, update };
