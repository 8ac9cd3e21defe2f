/**
 * Benjamini–Hochberg: which of the tests with these p-values stand at a false-discovery rate; the answer is in the order given. The more tests there
 * are, the stranger each must be: of what stands, at most the rate is expected to be chance.
 */
export function standAtRate(probabilities: readonly number[], rate: number): boolean[] {
  const ranked = probabilities.map((p, index) => ({ index, p })).toSorted((a, b) => a.p - b.p);
  let last = -1;
  ranked.forEach(({ p }, rank) => {
    if (p <= ((rank + 1) / ranked.length) * rate) last = rank;
  });
  const stands = probabilities.map(() => false);
  for (const { index } of ranked.slice(0, last + 1)) stands[index] = true;
  return stands;
}
