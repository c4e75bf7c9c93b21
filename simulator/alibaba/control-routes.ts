import { type Routes, snapshotRoutes, taking } from "../control/routes";
import { readCredentials } from "../shared/credentials";
import { readBehaviour } from "./behaviour";
import type { EcsControl } from "./ecs-control";
import { readPlan } from "./plan";
import { readDisk, readImage, readInstance, readResourceGroup, readSnapshot, readSnapshotChange } from "./seeds";

/** Steers the simulated Alibaba account. */
export function ecsRoutes(ecs: EcsControl): Routes {
  const bodies = { plan: readPlan, seed: readSnapshot, change: readSnapshotChange, behaviour: readBehaviour };
  return snapshotRoutes("", ecs, bodies, {
    exact: {
      "GET /disks": () => ecs.disks(),
      "POST /disks": taking(readDisk, (seed) => ecs.putDisk(seed)),
      "POST /instances": taking(readInstance, (seed) => ecs.putInstance(seed)),
      "POST /images": taking(readImage, (seed) => ecs.putImage(seed)),
      "POST /credentials": taking(readCredentials, (credentials) => ecs.putCredentials(credentials)),
      "POST /resource-groups": taking(readResourceGroup, ({ id }) => ecs.putResourceGroup(id)),
    },
    removals: {
      "/disks": (id) => ecs.releaseDisk(id),
      "/images": (id) => ecs.removeImage(id),
    },
  });
}
