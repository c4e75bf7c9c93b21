import type { Operation } from "../../operation";
import type { DwsStore } from "../store";
import { listClusterDetails, listClusters } from "./clusters";
import { copySnapshot } from "./copy-snapshot";
import { createSnapshot } from "./create-snapshot";
import { deleteSnapshot } from "./delete-snapshot";
import { listClusterSnapshots } from "./list-cluster-snapshots";
import { listSnapshotDetails } from "./list-snapshot-details";
import { listSnapshots } from "./list-snapshots";

/** Every operation of the service. */
export const operations: readonly Operation<DwsStore>[] = [
  createSnapshot,
  copySnapshot,
  listSnapshots,
  listSnapshotDetails,
  listClusterSnapshots,
  deleteSnapshot,
  listClusters,
  listClusterDetails,
];
