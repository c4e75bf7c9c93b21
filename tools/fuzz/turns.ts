const milliseconds = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/**
 * How long the event loop stands still: processor time of this thread between two of its turns, so that a busy machine
 * does not count.
 */
export class Turns {
  /** In milliseconds. */
  longest = 0;
  private before = milliseconds();
  private next: NodeJS.Immediate;

  constructor() {
    this.next = setImmediate(() => this.turn());
  }

  private turn(): void {
    const now = milliseconds();
    this.longest = Math.max(this.longest, now - this.before);
    this.before = now;
    this.next = setImmediate(() => this.turn());
  }

  /** The longest of all turns, the present one included. */
  end(): number {
    clearImmediate(this.next);
    return Math.max(this.longest, milliseconds() - this.before);
  }
}
