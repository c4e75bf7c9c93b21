import { TransportError } from "../../http/errors";

/** Most pages of one list: a cloud that has more of them does not come to an end. */
export const mostPages = 1_000;

/** Most snapshots of one list: more would fill the memory. */
const mostSnapshots = 100_000;

/** Watches the pages of one list, so that reading them ends whatever the cloud answers. */
export class PageWatch {
  private readonly ids = new Set<string>();
  private readonly marks = new Set<string>();
  private count = 0;

  constructor(private readonly operation: string) {}

  /**
   * Notes a page that another one follows. Throws TransportError where that would go on for ever: a page of snapshots that
   * were all told before, a mark of the next page that came before, too many pages. An empty page may be one whose
   * snapshots a filter has taken out.
   */
  turn(ids: Iterable<string>, next: string): void {
    const [before, page] = [this.ids.size, [...ids]];
    for (const id of page) this.ids.add(id);
    if (page.length > 0 && this.ids.size === before) throw this.endless("a page brings nothing new");
    if (this.ids.size > mostSnapshots) throw this.endless(`there are more than ${mostSnapshots} snapshots`);
    if (this.marks.has(next)) throw this.endless(`the pages run in a circle: ${next} came twice`);
    this.marks.add(next);
    if (++this.count >= mostPages) throw this.endless(`there are more than ${mostPages} pages`);
  }

  private endless(reason: string): TransportError {
    return new TransportError(this.operation, `the list does not end: ${reason}`);
  }
}
