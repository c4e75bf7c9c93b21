import type { Sending } from "#provider/http/exchange";
import { sortOf } from "./calls";
import type { Watcher } from "./exchange";
import type { World } from "./world";

const isAsking = (operation: string) => !["look", undefined].includes(sortOf(operation));

/** The calls of one provider process, as far as they matter to what may be asked of it. */
export class Traffic implements Watcher {
  /** Calls that something went wrong with. */
  hits = 0;
  /** Requests that make, change or delete something and have no answer yet. */
  asking = 0;
  /** When a cloud refused a list last, by our clock. */
  refusedListAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly world: World) {}

  /** A request leaves the process. */
  begun({ operation, url }: Sending): void {
    this.world.noteUrl(url.href);
    if (isAsking(operation)) this.asking++;
  }

  hit(): void {
    this.hits++;
  }

  served(operation: string): void {
    if (sortOf(operation) === "create") this.world.noteMade();
  }

  answered(operation: string, status: number): void {
    if (status >= 400 && /^(List|Describe)Snapshots$/.test(operation)) this.refusedListAt = this.world.clock.now();
  }

  ended(operation: string): void {
    if (isAsking(operation)) this.asking--;
  }
}
