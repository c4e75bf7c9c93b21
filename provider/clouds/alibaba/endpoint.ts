import type { Service } from "../place/endpoint";
import { ecsHost, regions } from "./regions";

/** ECS; `CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS` puts another endpoint in its place. */
export const ecs: Service = {
  name: "ECS",
  variable: "CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS",
  regions,
  host: ecsHost,
};
