import type { CloudInfos, CloudOptions, Endpoints } from "./clouds";

/** How to start a simulator. */
export interface SimulatorOptions extends CloudOptions {
  /** Port of the control service; default 0, any free one. Every other service takes a free port. */
  readonly port?: number;
  /** Seconds that a snapshot takes unless a plan says otherwise; default 20. */
  readonly snapshotSeconds?: number;
  /** Draws ids and progress curves; default random. */
  readonly seed?: number;
  /** Milliseconds since the epoch; default the machine's clock. All state follows from it, without timers. */
  readonly now?: () => number;
}

/** Where a running simulator is and what it holds. */
export interface SimulatorInfo extends CloudInfos {
  readonly endpoints: Endpoints & { readonly control: string };
  readonly credentials: { readonly accessKeyId: string; readonly accessKeySecret: string };
  readonly seed: number;
}
