import type { Runtime } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import { Run } from "#provider/dynamic/run";
import { knowingReach } from "#provider/http/reach";
import { forgetSecrets } from "#provider/http/redact";
import { httpTransport } from "#provider/http/transport";
import type { Clock } from "#provider/time/clock";
import { type KindName, kindNames, kindRows } from "../clouds";
import { exchangeWith } from "./exchange";
import { Traffic } from "./traffic";
import type { World } from "./world";

export type Handler = ReturnType<typeof adapt>;

/** Who a provider process is started by: it is told of each moment, and hears what the process says. */
export interface Hearer {
  /** Something reaches a cloud, comes back or wakes. */
  moment(): void;
  /** A line that stays. */
  say(text: string): void;
  /** A row that passes. */
  show(text: string): void;
}

/**
 * A provider process: our handlers with a memory of their own. It can stop for good at any moment at which something reaches
 * a cloud, comes back or wakes: between two of them it does nothing that anybody else could notice.
 */
export class ProviderProcess {
  readonly handlers: Readonly<Record<KindName, Handler>>;
  /** Rejects once the process is dead. */
  readonly death: Promise<never>;
  private readonly work: Run;
  private isDead = false;
  /** Nobody takes what it says any more. */
  private isUnheard = false;
  private die: (error: Error) => void = () => {};

  /** What goes between it and the clouds. */
  readonly traffic: Traffic;

  constructor(
    private readonly world: World,
    private readonly run: Hearer,
  ) {
    this.traffic = new Traffic(world);
    if (world.livingProcesses++ === 0) forgetSecrets(); // a process that begins knows none
    this.death = new Promise((_, reject) => {
      this.die = reject;
    });
    this.death.catch(() => {});
    const clock: Clock = {
      now: () => world.clock.now(),
      wall: () => world.clock.wall() + world.machineAheadMs,
      sleep: (ms, signal) => this.whileAlive(world.clock.sleep(ms, signal)),
    };
    const memory = newMemory();
    const exchange = exchangeWith(world.simulator, world.disturbances, world.clock, this.traffic);
    const send = knowingReach(
      httpTransport({
        clock,
        exchange: (sending) => {
          this.traffic.begun(sending);
          this.run.moment();
          return this.whileAlive(this.isDead ? new Promise<never>(() => {}) : exchange(sending));
        },
      }),
      clock,
    );
    const runtime: Runtime = {
      clock,
      memory,
      env: world.env,
      transport(request) {
        memory.calls++;
        return send(request);
      },
    };
    this.work = new Run({ memory, clock, backend: "" });
    const isSilent = () => this.isDead || this.isUnheard;
    const say = (text: string) => void (isSilent() || run.say(text));
    const rows = {
      status: (_: string, text: string) => void (isSilent() || run.show(text)),
      warn: (_: string, text: string) => say(text),
      tell: (_: string, text: string) => say(text),
      end: () => {},
    };
    const handlers = kindNames.map((name) => [name, adapt(kindRows[name].kind(runtime), runtime, rows, this.work)]);
    this.handlers = Object.fromEntries(handlers);
  }

  /** The engine cancels the run. */
  cancel(): void {
    if (!this.isDead) this.work.cancel("the run was cancelled");
  }

  /** The engine is gone. */
  cutOff(): void {
    this.isUnheard = true;
    if (!this.isDead) this.work.cutOff();
  }

  /** The process is asked to end: resolves when it has. */
  async end(): Promise<void> {
    if (this.isDead) return;
    const over = this.work.end("the Pulumi engine has ended the run");
    for (const { text } of await Promise.race([over, this.death.catch(() => [])])) this.run.say(text);
    this.kill();
  }

  /** From now on nothing of the process happens any more. */
  kill(): void {
    if (!this.isDead) this.world.livingProcesses--;
    this.isDead = true;
    this.die(new Error("error reading from server: connection closed"));
  }

  /** The work, for as long as the process lives: after its death it never ends. */
  private whileAlive<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        if (this.isDead) return;
        this.run.moment();
        if (!this.isDead) finish();
      };
      work.then(
        (result) => settle(() => resolve(result)),
        (error) => settle(() => reject(error)),
      );
    });
  }
}
