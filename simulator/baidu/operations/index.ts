import type { Operation } from "../operation";
import { copySnapshot } from "./copy-snapshot";
import { createSnapshot } from "./create-snapshot";
import { deleteSnapshot } from "./delete-snapshot";
import { getSnapshot } from "./get-snapshot";
import { getInstance, listInstances } from "./instances";
import { listSnapshots } from "./list-snapshots";
import { modifySnapshot } from "./modify-snapshot";
import { getVolume, listVolumes } from "./volumes";

/** Every operation of the service. */
export const operations: readonly Operation[] = [
  createSnapshot,
  listSnapshots,
  getSnapshot,
  modifySnapshot,
  deleteSnapshot,
  copySnapshot,
  listVolumes,
  getVolume,
  listInstances,
  getInstance,
];
