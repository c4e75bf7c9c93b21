import type { Operation } from "../../operation";
import type { EvsStore } from "../store";
import { createMetadata, deleteMetadataItem, updateMetadata, updateMetadataItem } from "./change-metadata";
import { createSnapshot } from "./create-snapshot";
import { deleteSnapshot } from "./delete-snapshot";
import { listSnapshots } from "./list-snapshots";
import { rollbackSnapshot } from "./rollback-snapshot";
import { showMetadata, showMetadataItem } from "./show-metadata";
import { showQuotas } from "./show-quotas";
import { showSnapshot } from "./show-snapshot";
import { updateSnapshot } from "./update-snapshot";
import { listVolumes, showVolume } from "./volumes";

/** Every operation of the service; the paths of lists come before those of single rows. */
export const operations: readonly Operation<EvsStore>[] = [
  createSnapshot,
  listSnapshots,
  showSnapshot,
  updateSnapshot,
  deleteSnapshot,
  rollbackSnapshot,
  showQuotas,
  listVolumes,
  showVolume,
  ...createMetadata,
  ...deleteMetadataItem,
  ...showMetadata,
  ...showMetadataItem,
  ...updateMetadata,
  ...updateMetadataItem,
];
