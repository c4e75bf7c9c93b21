/** The cloud, account and place that an id belongs to: ids mean nothing without them. What is not known is undefined. */
export interface Where {
  readonly cloud: string;
  /** Stands for the whole identity; see place/identity.ts. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly projectId?: string | undefined;
}

/** A key that is equal for equal places and ids only. */
export const keyOf = ({ cloud, account, region, projectId }: Where, id: string): string =>
  JSON.stringify([cloud, account, region, projectId, id]);

const mayBeSame = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;

/** Whether two places may be one: what one of them does not know counts as equal, because a doubt must keep a snapshot. */
export const isSamePlace = (a: Where, b: Where): boolean =>
  a.cloud === b.cloud &&
  mayBeSame(a.account, b.account) &&
  mayBeSame(a.region, b.region) &&
  mayBeSame(a.projectId, b.projectId);

/** Ids, each with where it is. */
export class PlacedIds {
  private readonly places = new Map<string, Map<string, Where>>();

  add(where: Where, id: string): void {
    const places = this.places.get(id) ?? new Map<string, Where>();
    this.places.set(id, places.set(keyOf(where, id), where));
  }

  has(where: Where, id: string): boolean {
    const places = this.places.get(id);
    return places !== undefined && [...places.values()].some((place) => isSamePlace(place, where));
  }
}
