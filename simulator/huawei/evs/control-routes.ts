import { type Routes, snapshotRoutes, taking } from "../../control/routes";
import { readBehaviour } from "./behaviour";
import type { EvsControl } from "./evs-control";
import { readPlan } from "./plan";
import { readSnapshot, readSnapshotChange, readVolume } from "./seeds";

/** Steers the simulated volumes and their snapshots. */
export function evsRoutes(evs: EvsControl): Routes {
  const bodies = { plan: readPlan, seed: readSnapshot, change: readSnapshotChange, behaviour: readBehaviour };
  return snapshotRoutes("/evs", evs, bodies, {
    exact: {
      "GET /evs/volumes": () => evs.volumes(),
      "POST /evs/volumes": taking(readVolume, (seed) => evs.putVolume(seed)),
    },
    removals: { "/evs/volumes": (id) => evs.removeVolume(id) },
  });
}
