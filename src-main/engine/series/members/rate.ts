import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

/** Smoothing constants allowed for demand that is seen rarely: Syntetos and Boylan (2005) find the best ones between 0.05 and 0.2. */
const LOWEST = 0.02;
const HIGHEST = 0.4;
export const START = 0.1;
const EVALUATIONS = 60;

/** Mean size of the non-zero values and their share, the first states of both methods; 0 and 0 when nothing was ever seen. */
export function firstStates(values: Float64Array, fitLength: number): { size: number; probability: number } {
  let count = 0;
  let sum = 0;
  for (let t = 0; t < fitLength; t++) {
    const value = values[t] ?? 0;
    if (value === 0) continue;
    count++;
    sum += value;
  }
  return { size: count === 0 ? 0 : sum / count, probability: count / fitLength };
}

export type Rate = { readonly step: (value: number) => void; readonly rate: () => number };

/** Fits the constants of a rate by the squared one-step errors; its forecast is the same for every step. */
export function fitRate(sample: Sample, start: (point: ArrayLike<number>) => Rate, dimensions: number): FittedMember {
  const { values, fitLength } = sample;
  const loss = (point: readonly number[]): number => {
    const run = start(point);
    let squares = 0;
    for (let t = 0; t < fitLength; t++) {
      const value = values[t] ?? 0;
      squares += (value - run.rate()) ** 2;
      run.step(value);
    }
    return squares;
  };
  const same = (value: number): number[] => Array.from({ length: dimensions }, () => value);
  const found = minimise(loss, { start: same(START), lower: same(LOWEST), upper: same(HIGHEST), evaluations: EVALUATIONS });
  return (origins, horizon) => {
    const run = start(found);
    let at = 0;
    return origins.map((origin) => {
      for (; at < origin; at++) run.step(values[at] ?? 0);
      return new Float64Array(horizon).fill(run.rate());
    });
  };
}
