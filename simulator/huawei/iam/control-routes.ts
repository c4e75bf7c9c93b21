import { type Routes, taking } from "../../control/routes";
import { readCredentials } from "../../shared/credentials";
import { readProjects, readUser } from "../account";
import { readBehaviour } from "./behaviour";
import type { IamControl } from "./iam-control";

/** Steers the simulated identities. */
export function iamRoutes(iam: IamControl): Routes {
  return {
    exact: {
      "GET /iam/projects": () => iam.projects(),
      "GET /iam/tokens": () => iam.tokens(),
      "POST /iam/credentials": taking(readCredentials, (credentials) => iam.putCredentials(credentials)),
      "POST /iam/users": taking(readUser, (user) => iam.putUser(user)),
      "PUT /iam/projects": taking(readProjects, (projects) => iam.setProjects(projects)),
      "PATCH /iam/behaviour": taking(readBehaviour, (change) => iam.configure(change)),
      "DELETE /iam/tokens": () => iam.revokeTokens(),
    },
    removals: { "/iam/credentials": (id) => iam.removeCredentials(id) },
  };
}
