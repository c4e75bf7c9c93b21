import type { Operation } from "../../operation";
import type { IamStore } from "../store";
import { createTemporaryAccessKey } from "./create-temporary-access-key";
import { createToken } from "./create-token";
import { listAuthDomains, listRegions } from "./domains";
import { createProject, listProjects } from "./projects";

/** Every operation of the service. */
export const operations: readonly Operation<IamStore>[] = [
  createToken,
  createTemporaryAccessKey,
  listProjects,
  createProject,
  listAuthDomains,
  listRegions,
];
