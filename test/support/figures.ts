export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least that share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** To three figures, for people. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; tookMs: number }> {
  const startedMs = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - startedMs };
}
