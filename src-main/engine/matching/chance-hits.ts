/** Binomial coefficient as a float; large ones need not be exact. */
export function choose(n: number, k: number): number {
  let result = 1;
  for (let step = 1; step <= Math.min(k, n - k); step++) result *= (n - step + 1) / step;
  return k > n ? 0 : result;
}

const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

export type ChancePool = { readonly amounts: readonly number[]; readonly gridMinor: number };

/**
 * Expected number of sets of exactly `size` of a pool whose sum lies within a tolerance of a target by mere chance:
 * C(n, j) · (2·tol + grid) · φ((T − jμ) / (σ√j)) / (σ√j), sums taken as normal. Amounts in minor units; `gridMinor` is the step the amounts are
 * multiples of: whole euros hit a hundred times as often as cents.
 */
export function expectedChanceHits(pool: ChancePool, size: number, target: { readonly sumMinor: number; readonly toleranceMinor: number }): number {
  const n = pool.amounts.length;
  if (size > n) return 0;
  const mean = pool.amounts.reduce((sum, amount) => sum + amount, 0) / n;
  const variance = pool.amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / n;
  // Few or equal amounts say little about how amounts spread: at least three tenths of the mean.
  const spread = Math.max(Math.sqrt(variance), 0.3 * Math.abs(mean)) * Math.sqrt(size);
  return (choose(n, size) * (2 * target.toleranceMinor + pool.gridMinor) * normalDensity((target.sumMinor - size * mean) / spread)) / spread;
}
