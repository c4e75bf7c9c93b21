const lowerAlphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz";
const alphanumerics = `${lowerAlphanumeric}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** A reproducible stream of choices: the same seed gives the same stream. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }

  /** Lower-case letters and digits. */
  alphanumeric(length: number): string {
    return Array.from({ length }, () => lowerAlphanumeric.charAt(Math.floor(this.next() * 36))).join("");
  }

  /** Letters of both cases, and digits. */
  letters(length: number): string {
    return Array.from({ length }, () => alphanumerics.charAt(Math.floor(this.next() * 62))).join("");
  }

  /** An upper-case version 4 UUID. */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => Math.floor(this.next() * 16).toString(16));
    hex[12] = "4";
    hex[16] = this.pick(["8", "9", "a", "b"]);
    return hex
      .join("")
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
      .toUpperCase();
  }
}
