import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

export type SmoothingForm = {
  readonly trend: 'none' | 'damped';
  readonly season: 'none' | 'additive' | 'multiplicative';
};

type Weights = { readonly alpha: number; readonly beta: number; readonly gamma: number; readonly phi: number };
type States = { level: number; slope: number; readonly season: Float64Array };

const ALPHA_RANGE = [0.01, 0.99] as const;
const BETA_RANGE = [0, 0.5] as const;
const GAMMA_RANGE = [0, 0.6] as const;
const PHI_RANGE = [0.8, 0.98] as const;
const EVALUATIONS = 160;

function startStates(sample: Sample, form: SmoothingForm): States {
  const { values, fitLength, period } = sample;
  const season = new Float64Array(form.season === 'none' ? 1 : period).fill(form.season === 'multiplicative' ? 1 : 0);
  let adjusted = values.subarray(0, fitLength);
  if (form.season !== 'none') {
    const isRatio = form.season === 'multiplicative';
    const cycles = Math.floor(fitLength / period);
    const means = new Float64Array(cycles);
    for (let c = 0; c < cycles; c++) for (let i = 0; i < period; i++) means[c] = (means[c] ?? 0) + (values[c * period + i] ?? 0) / period;
    // centred moving average
    const trend = movingAverage(values, fitLength, period);
    const sum = new Float64Array(period);
    const count = new Float64Array(period);
    for (let t = 0; t < fitLength; t++) {
      const level = trend[t] ?? NaN;
      if (!Number.isFinite(level)) continue;
      const i = t % period;
      sum[i] = (sum[i] ?? 0) + (isRatio ? (values[t] ?? 0) / level : (values[t] ?? 0) - level);
      count[i] = (count[i] ?? 0) + 1;
    }
    let centre = 0;
    for (let i = 0; i < period; i++) { season[i] = (sum[i] ?? 0) / Math.max(1, count[i] ?? 0); centre += (season[i] ?? 0) / period; }
    for (let i = 0; i < period; i++) season[i] = isRatio ? (season[i] ?? 1) / centre : (season[i] ?? 0) - centre;
    adjusted = adjusted.map((v, t) => (isRatio ? v / (season[t % period] ?? 1) : v - (season[t % period] ?? 0)));
  }
  const span = Math.min(fitLength, Math.max(10, 2 * period));
  let sy = 0; let sty = 0; let st = 0; let stt = 0;
  for (let t = 0; t < span; t++) { const y = adjusted[t] ?? 0; sy += y; sty += t * y; st += t; stt += t * t; }
  if (form.trend === 'none') {
    return { level: sy / span, slope: 0, season };
  }
  const denominator = span * stt - st * st;
  const slope = denominator > 0 ? (span * sty - st * sy) / denominator : 0;
  return { level: sy / span - (slope * st) / span - slope, slope, season };
}

export function movingAverage(values: Float64Array, length: number, period: number): Float64Array {
  const trend = new Float64Array(length).fill(NaN);
  const half = Math.floor(period / 2);
  for (let t = half; t + half < length; t++) {
    let sum = 0;
    if (period % 2 === 1) {
      for (let j = -half; j <= half; j++) sum += values[t + j] ?? 0;
    } else {
      sum = ((values[t - half] ?? 0) + (values[t + half] ?? 0)) / 2;
      for (let j = -half + 1; j < half; j++) sum += values[t + j] ?? 0;
    }
    trend[t] = sum / period;
  }
  return trend;
}

function run(values: Float64Array, from: number, to: number, states: States, w: Weights, form: SmoothingForm): number {
  const { season } = states;
  const m = season.length;
  const { alpha, beta, gamma, phi } = w;
  let { level, slope } = states;
  let squares = 0;
  const kind = form.season;
  for (let t = from; t < to; t++) {
    const y = values[t] ?? 0;
    const base = level + phi * slope;
    if (kind === 'none') {
      const e = y - base;
      squares += e * e;
      level = base + alpha * e;
      slope = phi * slope + beta * e;
    } else if (kind === 'additive') {
      const i = t % m;
      const s = season[i] ?? 0;
      const e = y - base - s;
      squares += e * e;
      level = base + alpha * e;
      slope = phi * slope + beta * e;
      season[i] = s + gamma * e;
    } else {
      const i = t % m;
      const s = season[i] ?? 1;
      const e = y - base * s;
      squares += e * e;
      const sd = Math.max(s, 0.05);
      const bd = Math.max(base, 0.05);
      level = base + (alpha * e) / sd;
      slope = phi * slope + (beta * e) / sd;
      season[i] = s + (gamma * e) / bd;
    }
  }
  states.level = level;
  states.slope = slope;
  return squares;
}

export type SmoothingFit = { readonly member: FittedMember; readonly aicc: number };

export function fitSmoothing(sample: Sample, form: SmoothingForm): SmoothingFit {
  const { values, fitLength } = sample;
  const start = startStates(sample, form);
  const hasTrend = form.trend === 'damped';
  const hasSeason = form.season !== 'none';
  const unpack = (p: Float64Array): Weights => {
    const alpha = p[0] ?? 0;
    return {
      alpha,
      gamma: hasSeason ? (p[1] ?? 0) * (1 - alpha) : 0,
      beta: hasTrend ? (p[hasSeason ? 2 : 1] ?? 0) * alpha : 0,
      phi: hasTrend ? (p[hasSeason ? 3 : 2] ?? 0) : 0,
    };
  };
  const scratch = new Float64Array(start.season.length);
  const loss = (p: Float64Array): number => {
    scratch.set(start.season);
    return run(values, 0, fitLength, { level: start.level, slope: start.slope, season: scratch }, unpack(p), form);
  };
  const lower: number[] = [ALPHA_RANGE[0]]; const upper: number[] = [ALPHA_RANGE[1]]; const first = [0.2];
  if (hasSeason) { lower.push(GAMMA_RANGE[0]); upper.push(GAMMA_RANGE[1]); first.push(0.05); }
  if (hasTrend) { lower.push(BETA_RANGE[0], PHI_RANGE[0]); upper.push(BETA_RANGE[1], PHI_RANGE[1]); first.push(0.1, 0.95); }
  const best = minimise(loss, { start: first, lower, upper, evaluations: EVALUATIONS, tolerance: 1e-5 });
  const weights = unpack(best);
  const k = first.length + 1 + (hasTrend ? 1 : 0) + (hasSeason ? sample.period - 1 : 0) + 1;
  const sse = loss(best);
  const aicc = fitLength * Math.log(Math.max(sse / fitLength, 1e-12)) + 2 * k + (2 * k * (k + 1)) / Math.max(1, fitLength - k - 1);
  const member: FittedMember = (origins, horizon) => {
    const states: States = { level: start.level, slope: start.slope, season: start.season.slice() };
    let at = 0;
    return origins.map((origin) => {
      run(values, at, origin, states, weights, form);
      at = origin;
      const path = new Float64Array(horizon);
      let push = 0; let power = 1;
      for (let h = 0; h < horizon; h++) {
        power *= weights.phi; push += power;
        const base = states.level + push * states.slope;
        const s = hasSeason ? (states.season[(origin + h) % states.season.length] ?? 0) : 0;
        path[h] = form.season === 'multiplicative' ? base * s : base + s;
      }
      return path;
    });
  };
  return { member, aicc };
}
