/** When a provider looks at a snapshot that is being made. */
export interface Law {
  readonly name: string;
  /** A peer makes the same kinds of snapshots; the others show what waiting looks like elsewhere. */
  readonly isPeer: boolean;
  /** Seconds after the create of each poll, without an end. One poll is one call for one snapshot. */
  readonly polls: (random: () => number) => Generator<number>;
}

/** Polls the given moments, then at a constant gap. */
function* polls(first: readonly number[], gap: number): Generator<number> {
  yield* first;
  for (let at = (first.at(-1) ?? 0) + gap; ; at += gap) yield at;
}

/** Gaps that grow by a factor up to a ceiling, beginning with a poll at once. */
function* growing(gap: number, factor: number, ceiling: number): Generator<number> {
  for (let at = 0; ; gap = Math.min(gap * factor, ceiling)) {
    yield at;
    at += gap;
  }
}

/** Waiters of the AWS SDK: a random gap below a doubling ceiling, then always the longest. */
function* waiter(shortest: number, longest: number, random: () => number): Generator<number> {
  const attempts = Math.log2(longest / shortest) + 1;
  for (let at = 0, attempt = 1; ; attempt++) {
    yield at;
    const ceiling = shortest * 2 ** (attempt - 1);
    at += attempt <= attempts ? shortest + random() * (ceiling - shortest) : longest;
  }
}

/** The law whose resource makes the same snapshots through the same API. */
export const alibabaPeer: Law = {
  name: "Terraform alicloud",
  isPeer: true,
  polls: () => polls([5, 8, 14, 24], 10),
};

/** Read in the sources of the providers and libraries. */
export const laws: readonly Law[] = [
  alibabaPeer,
  { name: "Terraform baiducloud", isPeer: true, polls: () => polls([10, 13, 19, 29], 10) },
  { name: "Terraform huaweicloud EVS", isPeer: true, polls: () => polls([10], 10) },
  { name: "Terraform huaweicloud DWS", isPeer: true, polls: () => polls([30], 30) },
  { name: "AWS SDK waiter 15 s to 120 s", isPeer: false, polls: (random) => waiter(15, 120, random) },
  { name: "gax 0.1 s x 1.3 to 60 s", isPeer: false, polls: () => growing(0.1, 1.3, 60) },
  { name: "core-lro 2 s", isPeer: false, polls: () => growing(2, 1, 2) },
];
