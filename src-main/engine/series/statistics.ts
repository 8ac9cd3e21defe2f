/** Mean of all values; 0 of none. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** The value below which a share of sorted values lies, interpolated between neighbours (Hyndman, Fan 1996, type 7); 0 of none. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const last = sorted.length - 1;
  if (last < 0) return 0;
  const at = Math.min(last, Math.max(0, probability * last));
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  return low + (at - below) * ((sorted[Math.min(last, below + 1)] ?? 0) - low);
}

/** The middle value; 0 of none. */
export function median(values: ArrayLike<number>): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}
