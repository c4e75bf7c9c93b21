import { wrapped } from "../../../shared/json-object";
import type { Account, Project } from "../../account";
import type { Answer, Call, Operation } from "../../operation";
import { iamError } from "../iam-error";
import type { IamStore } from "../store";

/** Lists the projects of the account. */
export const listProjects: Operation<IamStore> = {
  name: "ListProjects",
  method: "GET",
  path: "/v3/projects",
  run: ({ account, query }: Call<IamStore>): Answer => {
    const name = query.text("name");
    const found = account.projects.filter((project) => name === undefined || project.name === name);
    return {
      status: 200,
      body: { projects: found.map((project) => projectView(project, account)), links: { self: "/v3/projects" } },
    };
  },
};

/** Makes a project. No client that only takes snapshots should. */
export const createProject: Operation<IamStore> = {
  name: "CreateProject",
  method: "POST",
  path: "/v3/projects",
  run: ({ account, body, store }: Call<IamStore>): Answer => {
    const name = wrapped(body, "project")?.["name"];
    if (typeof name !== "string" || name === "") {
      throw iamError("body");
    }
    const project = { id: store.random.uuid().toLowerCase().replaceAll("-", ""), name };
    account.projects = [...account.projects, project];
    return { status: 201, body: { project: projectView(project, account) } };
  },
};

function projectView({ id, name }: Project, { seed }: Account): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    domain_id: seed.domainId,
    parent_id: seed.domainId,
    is_domain: false,
    enabled: true,
    description: "",
    links: { self: `/v3/projects/${id}` },
  };
}
