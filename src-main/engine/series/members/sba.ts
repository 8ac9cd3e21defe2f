import type { FittedMember, Sample } from './member.ts';
import { firstStates, fitRate, type Rate, START } from './rate.ts';

/** One run of SBA: at non-zero values size z and interval v are smoothed alike; the rate is (1 − α/2)·z/v. */
export function followSba(first: { size: number; probability: number }, alpha: number): Rate {
  let { size } = first;
  let interval = first.probability > 0 ? 1 / first.probability : 1;
  let since = 1;
  return {
    step: (value) => {
      if (value === 0) {
        since++;
        return;
      }
      size += alpha * (value - size);
      interval += alpha * (since - interval);
      since = 1;
    },
    rate: () => ((1 - alpha / 2) * size) / interval,
  };
}

/** Croston (1972) with the correction of Syntetos and Boylan (2005) for the bias of a mean of ratios. All zeros give 0. */
export function fitSba(sample: Sample): FittedMember {
  const first = firstStates(sample.values, sample.fitLength);
  return fitRate(sample, (point) => followSba(first, point[0] ?? START), 1);
}
