/** Loaded into a provider process before everything else: answers each message with what the process uses. */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** What the process used since the message before. */
export interface Usage {
  readonly rssBytes: number;
  /** JavaScript's heap in use, garbage included. */
  readonly heapBytes: number;
  readonly cpuSeconds: number;
  /** 99 % of the event loop's turns were no later than this; it contains the sampling interval of 10 ms. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let before = process.cpuUsage();

process.on("message", () => {
  const { user, system } = process.cpuUsage(before);
  const usage: Usage = {
    rssBytes: process.memoryUsage.rss(),
    heapBytes: process.memoryUsage().heapUsed,
    cpuSeconds: (user + system) / 1e6,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
  };
  before = process.cpuUsage();
  delay.reset();
  process.send?.(usage);
});
process.channel?.unref();
