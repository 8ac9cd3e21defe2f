import { movingAverage } from './members/exponential-smoothing.ts';

export type Adjustment = { readonly isRatio: boolean; readonly pattern: Float64Array; readonly credibility: number };

/** pattern per phase */
export function seasonalPattern(values: Float64Array, length: number, period: number, isRatio: boolean): Adjustment {
  const flat = new Float64Array(period).fill(isRatio ? 1 : 0);
  const none: Adjustment = { isRatio, pattern: flat, credibility: 0 };
  if (period < 2 || length < 2 * period + 1) return none;
  const trend = movingAverage(values, length, period);
  const sum = new Float64Array(period);
  const squares = new Float64Array(period);
  const count = new Float64Array(period);
  for (let t = 0; t < length; t++) {
    const level = trend[t] ?? NaN;
    if (!Number.isFinite(level)) continue;
    const i = t % period;
    const d = isRatio ? (values[t] ?? 0) / level - 1 : (values[t] ?? 0) - level;
    sum[i] = (sum[i] ?? 0) + d;
    squares[i] = (squares[i] ?? 0) + d * d;
    count[i] = (count[i] ?? 0) + 1;
  }
  let total = 0, within = 0, freedom = 0;
  const means = sum.map((s, i) => s / Math.max(1, count[i] ?? 0));
  const centre = means.reduce((s, x) => s + x, 0) / period;
  let between = 0; let noiseShare = 0;
  means.forEach((x, i) => {
    between += (x - centre) ** 2 / (period - 1);
    within += (squares[i] ?? 0) - (count[i] ?? 0) * x * x;
    freedom += Math.max(0, (count[i] ?? 0) - 1);
    noiseShare += 1 / Math.max(1, count[i] ?? 0) / period;
    total += 1;
  });
  if (!(between > 0)) return none;
  const noise = freedom > 0 ? (within / freedom) * noiseShare : between;
  const credibility = Math.max(0, 1 - (((period - 3) / (period - 1)) * noise) / between);
  return { isRatio, credibility, pattern: means.map((x) => (isRatio ? 1 : 0) + credibility * (x - centre)) };
}
