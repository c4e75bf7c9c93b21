import type { DwsControl } from "../huawei/dws/dws-control";
import type { EvsControl } from "../huawei/evs/evs-control";
import type { IamControl } from "../huawei/iam/iam-control";
import { readCluster, readDwsBehaviour, readDwsPlan, readDwsSnapshot, readDwsSnapshotChange } from "./dws-readers";
import { readEvsBehaviour, readEvsPlan, readEvsSnapshot, readEvsSnapshotChange, readVolume } from "./evs-readers";
import { readIamBehaviour, readProjects, readUser } from "./iam-readers";
import { readCredentials } from "./readers";
import { type Routes, taking } from "./routes";

/** Steers the simulated volumes and their snapshots. */
export function evsRoutes(evs: EvsControl): Routes {
  return {
    exact: {
      "GET /evs/snapshots": () => evs.snapshots(),
      "GET /evs/volumes": () => evs.volumes(),
      "POST /evs/plans": taking(readEvsPlan, (plan) => evs.plan(plan)),
      "POST /evs/volumes": taking(readVolume, (seed) => evs.putVolume(seed)),
      "POST /evs/snapshots": taking(readEvsSnapshot, (seed) => evs.addSnapshot(seed)),
      "PATCH /evs/snapshots": taking(readEvsSnapshotChange, (change) => evs.changeSnapshot(change)),
      "PATCH /evs/behaviour": taking(readEvsBehaviour, (change) => evs.configure(change)),
    },
    removals: {
      "/evs/snapshots": (id) => evs.removeSnapshot(id),
      "/evs/volumes": (id) => evs.removeVolume(id),
    },
  };
}

/** Steers the simulated clusters and their snapshots. */
export function dwsRoutes(dws: DwsControl): Routes {
  return {
    exact: {
      "GET /dws/snapshots": () => dws.snapshots(),
      "GET /dws/clusters": () => dws.clusters(),
      "POST /dws/plans": taking(readDwsPlan, (plan) => dws.plan(plan)),
      "POST /dws/clusters": taking(readCluster, (seed) => dws.putCluster(seed)),
      "POST /dws/snapshots": taking(readDwsSnapshot, (seed) => dws.addSnapshot(seed)),
      "POST /dws/automated": taking(readDwsSnapshot, (seed) => dws.addAutomated(seed)),
      "PATCH /dws/snapshots": taking(readDwsSnapshotChange, (change) => dws.changeSnapshot(change)),
      "PATCH /dws/behaviour": taking(readDwsBehaviour, (change) => dws.configure(change)),
    },
    removals: {
      "/dws/clusters": (id) => dws.removeCluster(id),
      "/dws/snapshots": (id) => dws.removeSnapshot(id),
    },
  };
}

/** Steers the simulated identities. */
export function iamRoutes(iam: IamControl): Routes {
  return {
    exact: {
      "GET /iam/projects": () => iam.projects(),
      "GET /iam/tokens": () => iam.tokens(),
      "POST /iam/credentials": taking(readCredentials, (credentials) => iam.putCredentials(credentials)),
      "POST /iam/users": taking(readUser, (user) => iam.putUser(user)),
      "PUT /iam/projects": taking(readProjects, (projects) => iam.setProjects(projects)),
      "PATCH /iam/behaviour": taking(readIamBehaviour, (change) => iam.configure(change)),
      "DELETE /iam/tokens": () => iam.revokeTokens(),
    },
    removals: {
      "/iam/credentials": (id) => iam.removeCredentials(id),
    },
  };
}
