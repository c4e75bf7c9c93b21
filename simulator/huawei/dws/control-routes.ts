import { type Routes, snapshotRoutes, taking } from "../../control/routes";
import { readBehaviour } from "./behaviour";
import type { DwsControl } from "./dws-control";
import { readPlan } from "./plan";
import { readCluster, readSnapshot, readSnapshotChange } from "./seeds";

/** Steers the simulated clusters and their snapshots. */
export function dwsRoutes(dws: DwsControl): Routes {
  const bodies = { plan: readPlan, seed: readSnapshot, change: readSnapshotChange, behaviour: readBehaviour };
  return snapshotRoutes("/dws", dws, bodies, {
    exact: {
      "GET /dws/clusters": () => dws.clusters(),
      "POST /dws/clusters": taking(readCluster, (seed) => dws.putCluster(seed)),
      "POST /dws/automated": taking(readSnapshot, (seed) => dws.addAutomated(seed)),
    },
    removals: { "/dws/clusters": (id) => dws.removeCluster(id) },
  });
}
