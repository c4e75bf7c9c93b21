import { knowingReach } from "../http/reach";
import { httpTransport } from "../http/transport";
import { systemClock } from "../time/clock";
import type { Runtime } from "./lifecycle/kind";
import { newMemory } from "./lifecycle/memory";

const memory = newMemory();
const send = knowingReach(httpTransport(), systemClock);

/** The real clock, network and environment; counts its calls. */
export const systemRuntime: Runtime = {
  clock: systemClock,
  env: process.env,
  memory,
  transport(request) {
    memory.calls++;
    return send(request);
  },
};
