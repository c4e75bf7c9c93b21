import { isAnswer, Shared } from "../../http/shared";
import type { CallControl, Properties, Runtime } from "../lifecycle/kind";
import { HuaweiClient } from "./client";
import { credentialsFrom, projectFrom, regionChoices, regionFrom } from "./credentials";
import { endpoint } from "./endpoint";
import { authenticatorFor, findProject } from "./iam";

/** A project of an account in a region, and the way to call one of its services. */
export interface Connection {
  readonly place: { readonly region: string; readonly projectId: string };
  readonly client: HuaweiClient;
}

/** Opens connections to a service, one per place and account; makes what goes with a new one with `make`. */
export function connections<S extends Connection>(
  service: "evs" | "dws",
  runtime: Runtime,
  make: (connection: Connection) => S,
): (properties: Properties, call: CallControl) => Promise<S> {
  const { clock, transport, env } = runtime;
  const known = new Map<string, Shared<S>>();

  const connect = async (region: string, wanted: string | undefined, call: CallControl): Promise<S> => {
    const auth = authenticatorFor(credentialsFrom(env), wanted ? { id: wanted } : { name: region }, region, runtime);
    const projectId = wanted ?? (await findProject(auth, region, runtime, call));
    const client = new HuaweiClient(endpoint(service, region, env), auth, transport, clock, projectId);
    return make({ place: { region, projectId }, client });
  };

  return async (properties, call) => {
    const region = (properties["region"] as string | undefined) ?? regionFrom(env);
    if (!region) throw new Error(`No Huawei Cloud region: ${regionChoices}.`);
    const projectId = (properties["projectId"] as string | undefined) ?? projectFrom(env);
    const key = `${region} ${projectId ?? ""}`;
    const opening = known.get(key) ?? new Shared<S>(isAnswer);
    known.set(key, opening);
    return opening.get(() => connect(region, projectId, call), call.signal);
  };
}
