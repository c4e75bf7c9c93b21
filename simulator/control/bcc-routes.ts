import type { BccControl } from "../baidu/bcc-control";
import {
  readBccBehaviour,
  readBccInstance,
  readBccPlan,
  readBccSnapshot,
  readBccSnapshotChange,
  readBccVolume,
} from "./bcc-readers";
import { readCredentials } from "./readers";
import { type Routes, taking } from "./routes";

/** Steers the simulated Baidu account. */
export function bccRoutes(bcc: BccControl): Routes {
  return {
    exact: {
      "GET /bcc/snapshots": () => bcc.snapshots(),
      "GET /bcc/volumes": () => bcc.volumes(),
      "GET /bcc/instances": () => bcc.instances(),
      "POST /bcc/plans": taking(readBccPlan, (plan) => bcc.plan(plan)),
      "POST /bcc/volumes": taking(readBccVolume, (seed) => bcc.putVolume(seed)),
      "POST /bcc/instances": taking(readBccInstance, (seed) => bcc.putInstance(seed)),
      "POST /bcc/snapshots": taking(readBccSnapshot, (seed) => bcc.addSnapshot(seed)),
      "PATCH /bcc/snapshots": taking(readBccSnapshotChange, (change) => bcc.changeSnapshot(change)),
      "POST /bcc/credentials": taking(readCredentials, (credentials) => bcc.putCredentials(credentials)),
      "PATCH /bcc/behaviour": taking(readBccBehaviour, (change) => bcc.configure(change)),
    },
    removals: {
      "/bcc/credentials": (id) => bcc.removeCredentials(id),
      "/bcc/instances": (id) => bcc.removeInstance(id),
      "/bcc/snapshots": (id) => bcc.removeSnapshot(id),
      "/bcc/volumes": (id) => bcc.removeVolume(id),
    },
  };
}
