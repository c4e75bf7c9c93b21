import type { CallControl, Properties, Runtime } from "../lifecycle/kind";
import type { Where } from "../lifecycle/where";
import { regionOf, whereOf } from "../place/cloud";
import { endpointOf } from "../place/endpoint";
import { identityOf } from "../place/identity";
import { sessionStore } from "../shared/sessions";
import { HuaweiClient } from "./client";
import { type Credentials, credentialsFrom, huawei } from "./credentials";
import { services } from "./endpoint";
import { authenticatorFor, findProject } from "./iam";
import { type Project, projectOf } from "./project";

/** A project of an account in a region, and the way to call one of its services. */
export interface Connection {
  readonly where: Where;
  readonly place: { readonly region: string; readonly projectId: string };
  readonly client: HuaweiClient;
}

/** Opens connections to a service; makes what goes with a new one with `make`. */
export function connections<S extends Connection>(
  name: "evs" | "dws",
  make: (connection: Connection, runtime: Runtime) => S,
): (runtime: Runtime) => (properties: Properties, call: CallControl) => Promise<S> {
  const store = sessionStore<S>();

  const connect = async (
    runtime: Runtime,
    region: string,
    project: Project,
    credentials: Credentials,
    call: CallControl,
  ): Promise<S> => {
    const { clock, transport, env } = runtime;
    const iam = endpointOf(services.iam, region, env);
    const auth = authenticatorFor(credentials, project, iam, runtime);
    const projectId = "id" in project ? project.id : await findProject(auth, project.name, iam, runtime, call);
    const client = new HuaweiClient(endpointOf(services[name], region, env), auth, transport, clock, projectId);
    const place = { region, projectId };
    return make({ where: whereOf(huawei, place, env), place, client }, runtime);
  };

  return (runtime) => async (properties, call) => {
    const { env } = runtime;
    const region = regionOf(huawei, properties, env);
    const origins = [services[name], services.iam].map((service) => endpointOf(service, region, env).origin);
    const project = projectOf(properties, region, env);
    const credentials = credentialsFrom(env);
    const key = identityOf(region, project, origins, credentials);
    return store(runtime, key, () => connect(runtime, region, project, credentials, call), call.signal);
  };
}
