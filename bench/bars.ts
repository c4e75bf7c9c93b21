/** One measured figure beside what it must reach. */
export interface Verdict {
  readonly figure: string;
  readonly measured: number;
  /** The most that it may be. */
  readonly bar: number;
  /** How to write both. */
  readonly unit: "ratio" | "s" | "ms" | "MB" | "calls" | "bytes" | "share";
  readonly isMet: boolean;
}

export const verdict = (figure: string, measured: number, bar: number, unit: Verdict["unit"]): Verdict => ({
  figure,
  measured,
  bar,
  unit,
  isMet: measured <= bar,
});

/** A value as people read it; a share of something larger as one n-th of it. */
export function written(value: number, unit: Verdict["unit"]): string {
  switch (unit) {
    case "share":
      return `1/${(1 / value).toFixed(1)}`;
    case "ratio":
      return `x ${value.toFixed(2)}`;
    case "calls":
    case "bytes":
      return `${Math.round(value)} ${unit}`;
    case "s":
      return `${value.toFixed(2)} s`;
    default:
      return `${value.toFixed(1)} ${unit}`;
  }
}
