import type { Runtime } from "../clouds/lifecycle/kind";
import { transport } from "../http/transport";
import { systemClock } from "../time/clock";

/** The real clock, network and environment. */
export const systemRuntime: Runtime = { clock: systemClock, transport, env: process.env };
