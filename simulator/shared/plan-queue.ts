interface Pending<P> {
  readonly plan: P;
  count: number;
}

/** Plans in the order in which they were given. */
export class PlanQueue<P extends { readonly count?: number }> {
  private pending: Pending<P>[] = [];

  add(plan: P): void {
    this.pending.push({ plan, count: plan.count ?? 1 });
  }

  /** Takes the first plan that fits; undefined when there is none. */
  take(fits: (plan: P) => boolean): P | undefined {
    const hit = this.pending.find(({ plan }) => fits(plan));
    if (hit !== undefined) {
      hit.count -= 1;
      this.pending = this.pending.filter((entry) => entry.count > 0);
    }
    return hit?.plan;
  }

  clear(): void {
    this.pending = [];
  }
}
