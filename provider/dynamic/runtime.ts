import type { Runtime } from "../clouds/lifecycle/kind";
import { newMemory } from "../clouds/lifecycle/memory";
import { httpTransport } from "../http/transport";
import { systemClock } from "../time/clock";

/** The real clock, network and environment. */
export const systemRuntime: Runtime = {
  clock: systemClock,
  transport: httpTransport(),
  env: process.env,
  memory: newMemory(),
};
