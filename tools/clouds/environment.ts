import type { ServiceName, SimulatorInfo } from "cloud-snapshots-simulator";
import type { ServiceRow } from "./cloud";
import { allClouds, type Cloud, type Handles, type Keys } from "./index";

type Environment = Record<string, string>;

/** One environment of what each cloud brings to it. */
const merged = (environments: readonly Environment[]): Environment => Object.assign({}, ...environments);

/** The services of all clouds. */
export const services = Object.assign({}, ...allClouds.map((cloud) => cloud.services)) as Readonly<
  Record<ServiceName, ServiceRow>
>;
const allServices = Object.values(services);

/** The clouds' own hosts in the regions of the tests. */
export const hosts: readonly string[] = allServices.map(({ host }) => host);

/** The variables that put other endpoints in the place of the clouds' own. */
export const endpointVariables: readonly string[] = allServices.map(({ variable }) => variable);

/** Every service at one address; "" for the clouds' own. */
export const allAt = (address: string): Environment =>
  Object.fromEntries(endpointVariables.map((variable) => [variable, address]));

/** Every service at its simulator. */
export const simulatedAt = (endpoints: SimulatorInfo["endpoints"]): Environment =>
  Object.fromEntries(allServices.map(({ variable, origin }) => [variable, origin(endpoints)]));

/** Keys that a cloud is called with; without a token, that of another account is none of theirs. */
export const keysOf = ({ keys }: Cloud, { id, secret, token = "" }: Keys): Environment => ({
  [keys.id]: id,
  [keys.secret]: secret,
  [keys.token]: token,
});

/** Keys that all clouds are called with. */
export const keysEverywhere = (keys: Keys): Environment => merged(allClouds.map((cloud) => keysOf(cloud, keys)));

/** The regions of the tests. */
export const regionsEverywhere = (): Environment =>
  merged(allClouds.map(({ region }) => ({ [region.variable]: region.name })));

export const regionVariables: readonly string[] = allClouds.map(({ region }) => region.variable);

/** Lets every cloud know an account. */
export function admitEverywhere(handles: Handles, keys: Keys): void {
  for (const { admit } of allClouds) admit(handles, keys);
}

/** The variables whose values are secrets. */
export const secretVariables: readonly string[] = allClouds.flatMap(({ keys, otherSecrets }) => [
  keys.secret,
  keys.token,
  ...otherSecrets,
]);
