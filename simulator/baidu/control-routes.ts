import { type Routes, snapshotRoutes, taking } from "../control/routes";
import { readCredentials } from "../shared/credentials";
import type { BccControl } from "./bcc-control";
import { readBehaviour } from "./behaviour";
import { readPlan } from "./plan";
import { readInstance, readSnapshot, readSnapshotChange, readVolume } from "./seeds";

/** Steers the simulated Baidu account. */
export function bccRoutes(bcc: BccControl): Routes {
  const bodies = { plan: readPlan, seed: readSnapshot, change: readSnapshotChange, behaviour: readBehaviour };
  return snapshotRoutes("/bcc", bcc, bodies, {
    exact: {
      "GET /bcc/volumes": () => bcc.volumes(),
      "GET /bcc/instances": () => bcc.instances(),
      "POST /bcc/volumes": taking(readVolume, (seed) => bcc.putVolume(seed)),
      "POST /bcc/instances": taking(readInstance, (seed) => bcc.putInstance(seed)),
      "POST /bcc/credentials": taking(readCredentials, (credentials) => bcc.putCredentials(credentials)),
    },
    removals: {
      "/bcc/credentials": (id) => bcc.removeCredentials(id),
      "/bcc/instances": (id) => bcc.removeInstance(id),
      "/bcc/volumes": (id) => bcc.removeVolume(id),
    },
  });
}
