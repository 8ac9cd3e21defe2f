import { quantileOfSorted } from './statistics.ts';

/** One out-of-sample error of the combination: what came minus what was said, `step` counted from 0. */
export type Residual = { readonly step: number; readonly error: number };

/** Growth of the squared error a step tried: 0 is noise around a fixed level, 1 a random walk. */
const GROWTHS = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;

/** Deviation at a step as a multiple of the first step's: √(1 + c·step). */
export function growthAt(growth: number, step: number): number {
  return Math.sqrt(1 + growth * step);
}

/** c with the greatest likelihood of Laplace-distributed errors: Σ log g + N·log mean(|e| ÷ g) is least. */
export function fitGrowth(residuals: readonly Residual[]): number {
  let chosen = 0;
  let least = Infinity;
  for (const growth of GROWTHS) {
    let logs = 0;
    let sum = 0;
    for (const { step, error } of residuals) {
      const factor = growthAt(growth, step);
      logs += Math.log(factor);
      sum += Math.abs(error) / factor;
    }
    const score = logs + residuals.length * Math.log(Math.max(sum / residuals.length, Number.MIN_VALUE));
    if (score < least) {
      least = score;
      chosen = growth;
    }
  }
  return chosen;
}
export { quantileOfSorted };
