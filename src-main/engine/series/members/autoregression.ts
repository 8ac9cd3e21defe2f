import type { FittedMember, Sample } from './member.ts';

/** Yule-Walker AR with AICc order on levels around a (shrunk) mean. */
export function fitAutoregression(sample: Sample, maxOrder: number): FittedMember {
  const { values, fitLength: n } = sample;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (values[t] ?? 0) / n;
  const limit = Math.min(maxOrder, Math.floor(n / 4));
  const cov = new Float64Array(limit + 1);
  for (let k = 0; k <= limit; k++) for (let t = k; t < n; t++) cov[k] = (cov[k] ?? 0) + (((values[t] ?? 0) - mean) * ((values[t - k] ?? 0) - mean)) / n;
  let phi = new Float64Array(0);
  let best = phi;
  let variance = cov[0] ?? 0;
  let bestScore = n * Math.log(Math.max(variance, 1e-12)) + 2;
  for (let k = 1; k <= limit && variance > 1e-12; k++) {
    let acc = cov[k] ?? 0;
    for (let j = 1; j < k; j++) acc -= (phi[j - 1] ?? 0) * (cov[k - j] ?? 0);
    const reflection = acc / variance;
    const next = new Float64Array(k);
    for (let j = 1; j < k; j++) next[j - 1] = (phi[j - 1] ?? 0) - reflection * (phi[k - j - 1] ?? 0);
    next[k - 1] = reflection;
    phi = next;
    variance *= 1 - reflection * reflection;
    const score = n * Math.log(Math.max(variance, 1e-12)) + 2 * (k + 1) + (2 * (k + 1) * (k + 2)) / Math.max(1, n - k - 2);
    if (score < bestScore) { bestScore = score; best = phi; }
  }
  return (origins, horizon) =>
    origins.map((origin) => {
      const path = new Float64Array(horizon);
      for (let h = 0; h < horizon; h++) {
        let value = mean;
        best.forEach((c, j) => {
          const at = h - j - 1;
          value += c * ((at >= 0 ? (path[at] ?? 0) : (values[origin + at] ?? 0)) - mean);
        });
        path[h] = value;
      }
      return path;
    });
}
