/** How long a new snapshot may be missing from lists, milliseconds since its create was accepted: until then "gone" proves nothing. */
export const visibleWithin = 60_000;
