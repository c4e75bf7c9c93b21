import type { Plan } from "./kind-row";

/** A status that no version knows. */
export const oddStatus = "rebalancing";

const outcomes = { ready: "available", failed: "error", vanish: "vanish", stick: "stick", odd: "available" } as const;

/** How a snapshot goes, for the clouds other than Alibaba; `transient`: a status that passes, where records show it. */
export function courseOf(
  { outcome, seconds }: Plan,
  statusKey: string,
  transient: string,
  isFlipping: () => boolean = () => false,
) {
  return {
    seconds,
    outcome: outcome === "flip" ? ("available" as const) : outcomes[outcome],
    ...(outcome === "odd" ? { status: oddStatus } : {}),
    ...(outcome === "flip" ? { fields: flipping(statusKey, transient, isFlipping) } : {}),
  };
}

/** A member of a record that is there for a while only. */
export const flipping = (key: string, value: string, isFlipping: () => boolean): Record<string, unknown> =>
  new Proxy(
    {},
    {
      ownKeys: () => (isFlipping() ? [key] : []),
      getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true }),
      get: (_, asked) => (asked === key ? value : undefined),
    },
  );
