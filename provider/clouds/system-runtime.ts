import { httpTransport } from "../http/transport";
import { systemClock } from "../time/clock";
import type { Runtime } from "./lifecycle/kind";
import { newMemory } from "./lifecycle/memory";

/** The real clock, network and environment. */
export const systemRuntime: Runtime = {
  clock: systemClock,
  transport: httpTransport(),
  env: process.env,
  memory: newMemory(),
};
