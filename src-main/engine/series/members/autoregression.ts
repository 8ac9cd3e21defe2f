import type { FittedMember, Sample } from './member.ts';

/** Largest order; a quarter of the values at most. */
const LARGEST_ORDER = 8;
/** Share of the variance left at which a series counts as fully explained. */
const NOTHING_LEFT = 1e-9;

function autocovariances(values: Float64Array, fitLength: number, lags: { mean: number; largest: number }): Float64Array {
  return Float64Array.from({ length: lags.largest + 1 }, (_, lag) => {
    let sum = 0;
    for (let t = lag; t < fitLength; t++) sum += ((values[t] ?? 0) - lags.mean) * ((values[t - lag] ?? 0) - lags.mean);
    return sum / fitLength;
  });
}

/** n·log σ² + 2k + 2k(k + 1)/(n − k − 1) with k = order + 2 parameters (Hurvich, Tsai 1989). */
function correctedAkaike(observations: number, variance: number, order: number): number {
  const parameters = order + 2;
  return observations * Math.log(variance) + 2 * parameters + (2 * parameters * (parameters + 1)) / Math.max(1, observations - parameters - 1);
}

/** Coefficients of the order with the least corrected Akaike criterion, by the recursion of Levinson (1947) and Durbin (1960). */
function chooseCoefficients(covariances: Float64Array, observations: number): Float64Array {
  const total = covariances[0] ?? 0;
  let coefficients = new Float64Array(0);
  if (total <= 0) return coefficients;
  let chosen = coefficients;
  let variance = total;
  let least = correctedAkaike(observations, variance, 0);
  for (let order = 1; order < covariances.length && variance > NOTHING_LEFT * total; order++) {
    const before = coefficients;
    let rest = covariances[order] ?? 0;
    before.forEach((coefficient, j) => {
      rest -= coefficient * (covariances[order - 1 - j] ?? 0);
    });
    const partial = rest / variance;
    coefficients = Float64Array.from({ length: order }, (_, j) =>
      j === order - 1 ? partial : (before[j] ?? 0) - partial * (before[order - 2 - j] ?? 0),
    );
    variance *= 1 - partial * partial;
    const score = correctedAkaike(observations, Math.max(variance, Number.MIN_VALUE), order);
    if (score < least) {
      least = score;
      chosen = coefficients;
    }
  }
  return chosen;
}

/**
 * Autoregression around the mean of history (Yule 1927, Walker 1931): the one member that returns to where the series has been. Always stationary, as
 * the Yule–Walker equations give it; a constant series and one of fewer than four values give their mean.
 */
export function fitAutoregression(sample: Sample): FittedMember {
  const { values, fitLength } = sample;
  let mean = 0;
  for (let t = 0; t < fitLength; t++) mean += (values[t] ?? 0) / fitLength;
  const largest = Math.min(LARGEST_ORDER, Math.floor(fitLength / 4));
  const coefficients = chooseCoefficients(autocovariances(values, fitLength, { mean, largest }), fitLength);
  return (origins, horizon) =>
    origins.map((origin) => {
      const path = new Float64Array(horizon);
      for (let h = 0; h < horizon; h++) {
        let value = mean;
        coefficients.forEach((coefficient, j) => {
          const at = h - 1 - j;
          value += coefficient * ((at >= 0 ? (path[at] ?? 0) : (values[origin + at] ?? mean)) - mean);
        });
        path[h] = value;
      }
      return path;
    });
}
