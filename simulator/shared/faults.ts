import { amount, anyNumber, anyText, count, flag, httpStatus, object, oneOf, text, type ValueOf } from "./readers";

/** Faults of calls that are not carried out. */
const notCarriedOut = ["throttle", "error", "html", "reset", "silent"] as const;
/** Faults of calls that are carried out. */
const carriedOutKinds = ["lost", "truncated", "empty", "wrongTypes", "huge", "skewed"] as const;

/**
 * What a fault does to a call.
 *
 * Not carried out: `throttle` (a throttling answer), `error` (the given status, code and message), `html` (an HTML page
 * with the given status, default 502), `reset` (the connection is reset), `silent` (no answer until the simulator closes).
 *
 * Carried out, then: `lost` (the connection is reset), `truncated` (half of the body), `empty` (no body),
 * `wrongTypes` (every value has another type), `huge` (10 MB of padding in the body), `skewed` (the Date header is far
 * from the time).
 */
export type FaultKind = (typeof notCarriedOut | typeof carriedOutKinds)[number];

/**
 * Form of an error body: `nested` has an `error` with code and message; `cinder` names the kind of error and has a
 * numeric code; `flat` has `error_code` and `error_msg`, and `full` their twins besides; `keystone` is IAM's.
 */
const errorShape = oneOf("nested", "cinder", "flat", "full", "keystone");

export type ErrorShape = ValueOf<typeof errorShape>;

/** Reads a disturbance of coming calls. */
export function faultReader<const S extends string>(services: readonly S[]) {
  return object(
    { kind: oneOf(...notCarriedOut, ...carriedOutKinds) },
    {
      /** Service to hit; any when absent. */
      service: oneOf(...services),
      /** Operation to hit; any when absent. */
      operation: text,
      /** How many calls are hit; default 1. */
      count,
      /** How many matching calls pass first; default 0. */
      skip: amount,
      /** HTTP status of `throttle`, `error` and `html`. */
      status: httpStatus,
      /** Error code of `throttle` and `error`. */
      code: text,
      /** Error text of `throttle` and `error`. */
      message: anyText,
      /** Value of the retry-after header of `throttle` and `error`, in milliseconds. */
      retryAfterMs: amount,
      /** Form of the body of `throttle` and `error` on Huawei services; default that of the service or, for APIGW codes, flat. */
      shape: errorShape,
      /** Whether the body of `throttle` and `error` is sent in Base64; Huawei services only. */
      base64: flag,
      /** Whether `throttle` and `error` have no body; Baidu services only. */
      bare: flag,
      /** How far the Date header of `skewed` is from the time, in milliseconds; default one day. */
      skewMs: anyNumber,
    },
  );
}

/** A disturbance of coming calls. */
export type Fault<S extends string = string> = ValueOf<ReturnType<typeof faultReader<S>>>;

const dayMs = 24 * 60 * 60 * 1000;

/** Whether the call is carried out before its answer is corrupted. */
export function isCarriedOut({ kind }: Fault): boolean {
  return carriedOutKinds.some((carriedOut) => carriedOut === kind);
}

/** Whether a client that was answered with the fault has what the answer says. */
export function isDelivered(fault: Fault | undefined): boolean {
  return fault === undefined || fault.kind === "huge" || fault.kind === "skewed";
}

/** How far the Date header of an answer is from the time, in milliseconds. */
export function skewOf(fault: Fault | undefined): number {
  return fault?.kind === "skewed" ? (fault.skewMs ?? dayMs) : 0;
}

interface Pending {
  readonly fault: Fault;
  count: number;
  skip: number;
}

/** Faults in the order in which they were given. */
export class FaultQueue {
  private pending: Pending[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, count: fault.count ?? 1, skip: fault.skip ?? 0 });
  }

  /** Takes the fault that hits this call, if any. Every waiting fault counts down its own `skip`. */
  take(service: string, operation: string): Fault | undefined {
    let hit: Pending | undefined;
    for (const entry of this.pending) {
      const { fault } = entry;
      if ((fault.service ?? service) !== service || (fault.operation ?? operation) !== operation) {
        continue;
      }
      if (entry.skip > 0) {
        entry.skip -= 1;
      } else {
        hit ??= entry;
      }
    }
    if (hit !== undefined) {
      hit.count -= 1;
      this.pending = this.pending.filter((entry) => entry.count > 0);
    }
    return hit?.fault;
  }

  clear(): void {
    this.pending = [];
  }
}
