/** How often the arithmetic of a running balance holds from row to row, in either order of the file. */
export type ChainScore = { readonly steps: number; readonly forward: number; readonly backward: number };

export type ChainLink = {
  /** Rows of one account and currency form one chain. */
  readonly group: string;
  readonly amount: number;
  readonly balance: number;
};

/**
 * Scores balance = balance before + amount over consecutive rows of a group. Forward: the file is oldest first. Backward: newest first. Rows that
 * move nothing and change nothing prove nothing and are not counted.
 */
export function scoreChain(links: Iterable<ChainLink>): ChainScore {
  const previous = new Map<string, ChainLink>();
  let steps = 0;
  let forward = 0;
  let backward = 0;
  for (const link of links) {
    const before = previous.get(link.group);
    previous.set(link.group, link);
    if (before === undefined || (link.amount === 0 && before.amount === 0 && link.balance === before.balance)) continue;
    steps += 1;
    if (before.balance + link.amount === link.balance) forward += 1;
    if (link.balance + before.amount === before.balance) backward += 1;
  }
  return { steps, forward, backward };
}

/** Share of steps that hold in the better order; 0 without any step. */
export function chainShare(score: ChainScore): number {
  return score.steps === 0 ? 0 : Math.max(score.forward, score.backward) / score.steps;
}
