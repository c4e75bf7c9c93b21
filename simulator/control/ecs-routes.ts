import type { EcsControl } from "../alibaba/ecs-control";
import {
  readBehaviour,
  readDisk,
  readImage,
  readInstance,
  readPlan,
  readResourceGroup,
  readSnapshot,
  readSnapshotChange,
} from "./ecs-readers";
import { readCredentials } from "./readers";
import { type Routes, taking } from "./routes";

/** Steers the simulated Alibaba account. */
export function ecsRoutes(ecs: EcsControl): Routes {
  return {
    exact: {
      "GET /snapshots": () => ecs.snapshots(),
      "GET /disks": () => ecs.disks(),
      "POST /plans": taking(readPlan, (plan) => ecs.plan(plan)),
      "POST /disks": taking(readDisk, (seed) => ecs.putDisk(seed)),
      "POST /instances": taking(readInstance, (seed) => ecs.putInstance(seed)),
      "POST /images": taking(readImage, (seed) => ecs.putImage(seed)),
      "POST /snapshots": taking(readSnapshot, (seed) => ecs.addSnapshot(seed)),
      "PATCH /snapshots": taking(readSnapshotChange, (change) => ecs.changeSnapshot(change)),
      "POST /credentials": taking(readCredentials, (credentials) => ecs.putCredentials(credentials)),
      "POST /resource-groups": taking(readResourceGroup, ({ id }) => ecs.putResourceGroup(id)),
      "PATCH /behaviour": taking(readBehaviour, (change) => ecs.configure(change)),
    },
    removals: {
      "/disks": (id) => ecs.releaseDisk(id),
      "/images": (id) => ecs.removeImage(id),
      "/snapshots": (id) => ecs.removeSnapshot(id),
    },
  };
}
