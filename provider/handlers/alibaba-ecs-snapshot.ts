/** Named in the state by `__provider`: this path and these exports are permanent. */
import { ecsSnapshots } from "../clouds/alibaba/ecs-snapshot/kind";
import { serve } from "../dynamic/serve";

const { check, diff, create, read, update, delete: remove } = serve(ecsSnapshots);

export { check, create, diff, read, remove as delete, update };
