import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

type Track = { level: number; mean: number; slope: number; intercept: number; decay: number };

function step(track: Track, y: number, t: number, alpha: number, theta: number): number {
  // t = 1-based index of y ; track holds state at t-1
  const share = 1 - 1 / theta;
  const decayNow = track.decay * (1 - alpha);
  const expected = track.level + share * (track.decay * track.intercept + ((1 - decayNow) / alpha) * track.slope);
  const previousMean = track.mean;
  track.level = alpha * y + (1 - alpha) * track.level;
  track.mean = ((t - 1) * track.mean + y) / t;
  track.slope = t === 1 ? 0 : ((t - 2) * track.slope + (6 / t) * (y - previousMean)) / (t + 1);
  track.intercept = track.mean - ((t + 1) / 2) * track.slope;
  track.decay = decayNow;
  return expected;
}

export function fitTheta(sample: Sample): FittedMember {
  const { values, fitLength } = sample;
  const loss = (p: Float64Array): number => {
    const [alpha, theta, l0] = [p[0] ?? 0.5, p[1] ?? 2, p[2] ?? 0];
    const track: Track = { level: l0, mean: 0, slope: 0, intercept: 0, decay: 1 };
    let squares = 0;
    for (let t = 1; t <= fitLength; t++) {
      const y = values[t - 1] ?? 0;
      const e = y - step(track, y, t, alpha, theta);
      if (t > 3) squares += e * e;
    }
    return squares;
  };
  const head = values.subarray(0, Math.min(fitLength, 10));
  const low = Math.min(...head); const high = Math.max(...head);
  const best = minimise(loss, { start: [0.3, 2, values[0] ?? 0], lower: [0.05, 1, low], upper: [0.99, 5, high], evaluations: 160, tolerance: 1e-5 });
  const [alpha, theta, l0] = [best[0] ?? 0.5, best[1] ?? 2, best[2] ?? 0];
  return (origins, horizon) => {
    const track: Track = { level: l0, mean: 0, slope: 0, intercept: 0, decay: 1 };
    let at = 0;
    return origins.map((origin) => {
      for (; at < origin; at++) step(track, values[at] ?? 0, at + 1, alpha, theta);
      const share = 1 - 1 / theta;
      const path = new Float64Array(horizon);
      for (let h = 0; h < horizon; h++)
        path[h] = track.level + share * (track.decay * track.intercept + (h + (1 - track.decay * (1 - alpha)) / alpha) * track.slope);
      return path;
    });
  };
}
