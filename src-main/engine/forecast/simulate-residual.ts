import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { createRandom, drawNormal } from '../common/random.ts';
import type { RunControl } from '../common/run-control.ts';
import { innovationCorrelation } from './calibrate-residual.ts';
import { describeDays } from './day-profile.ts';
import type { CalibrationBucket, ResidualFit, SideFit } from './residual-fit.ts';
import { profileOf } from './weekly-model.ts';

/** Days; bank data older than this says as little as data of that age, and the simulation must end. */
const MAX_GAP_DAYS = 182;

export type ResidualPaths = {
  /** Expected residual flow of each day after `asOf`, signed, not rounded. */
  readonly expectedByDay: Float64Array;
  /** Cumulative deviation from that since the last known day, day after day, all paths of a day together: `[day × pathCount + path]`. */
  readonly deviations: Float64Array;
};

export type ResidualSimulation = {
  readonly fit: ResidualFit;
  readonly asOfEpochDay: number;
  readonly horizonDays: number;
  readonly pathCount: number;
  readonly seed: number;
  readonly scale: { readonly inflow: number; readonly outflow: number };
};

/** λ at a horizon in weeks, straight between the buckets, level before the first and after the last. */
export function lambdaAt(buckets: readonly CalibrationBucket[], weeks: number): number {
  let before: CalibrationBucket | undefined;
  for (const bucket of buckets) {
    if (bucket.weeks >= weeks) {
      if (before === undefined) return bucket.lambda;
      return before.lambda + ((bucket.lambda - before.lambda) * (weeks - before.weeks)) / (bucket.weeks - before.weeks);
    }
    before = bucket;
  }
  return before?.lambda ?? 1;
}

type Side = { readonly fit: SideFit; readonly profile: Float64Array; readonly shares: Float64Array; readonly scale: number };

/** The share of a week's deviation that falls on each of its days: as the profile, flat where the profile is empty. */
function prepareSide(fit: SideFit, firstEpochDay: number, weekCount: number, scale: number): Side {
  const span = describeDays(firstEpochDay, weekCount * 7);
  const profile = profileOf(fit, span);
  const shares = new Float64Array(span.count);
  for (let week = 0; week < weekCount; week++) {
    let total = 0;
    for (let i = week * 7; i < week * 7 + 7; i++) total += profile[i] ?? 0;
    for (let i = week * 7; i < week * 7 + 7; i++) shares[i] = total > 0 ? (profile[i] ?? 0) / total : 1 / 7;
  }
  return { fit, profile, shares, scale };
}

/** Expected flow of a day: level × profile, plus what is left of the last known week's deviation. */
function expectedFlow(side: Side, day: number): number {
  const fading = side.fit.lastDeviation * side.fit.phi ** (Math.floor(day / 7) + 1);
  return side.scale * (side.fit.dailyLevel * (side.profile[day] ?? 0) + fading * (side.shares[day] ?? 0));
}

type PathState = {
  readonly inflow: Float64Array;
  readonly outflow: Float64Array;
  readonly inflowShift: Float64Array;
  readonly outflowShift: Float64Array;
};

/** Draws each path's error of the level: normal with the standard errors of both sides, correlated as their innovations are. */
function drawShifts({ fit, pathCount, seed }: ResidualSimulation): PathState {
  const random = createRandom(seed);
  const rho = innovationCorrelation(
    fit.innovations.map((e) => e.inflow),
    fit.innovations.map((e) => e.outflow),
  );
  const rest = Math.sqrt(Math.max(0, 1 - rho * rho));
  const state = {
    inflow: new Float64Array(pathCount),
    outflow: new Float64Array(pathCount),
    inflowShift: new Float64Array(pathCount),
    outflowShift: new Float64Array(pathCount),
  };
  for (let n = 0; n < pathCount; n++) {
    const first = drawNormal(random);
    state.inflowShift[n] = fit.inflow.levelSe * first;
    state.outflowShift[n] = fit.outflow.levelSe * (rho * first + rest * drawNormal(random));
  }
  return state;
}

/**
 * Simulates the residual week by week: d ← φ·d + e with e resampled in pairs from past innovations, plus the path's level error, spread over the
 * days of the week by the profile, accumulated, and scaled by λ of the horizon. Days between the last known one and `asOf` add deviation and no
 * expectation, so that old bank data widens the range without moving the opening balance. Deviations are centred over the paths.
 */
export function simulateResidual(simulation: ResidualSimulation, control: RunControl): ResidualPaths {
  const { fit, asOfEpochDay, horizonDays, pathCount, seed, scale } = simulation;
  const gapDays = Math.min(MAX_GAP_DAYS, Math.max(0, asOfEpochDay - toEpochDay(fit.lastDate)));
  const weekCount = Math.ceil((gapDays + horizonDays) / 7);
  const firstEpochDay = asOfEpochDay - gapDays + 1;
  const inflow = prepareSide(fit.inflow, firstEpochDay, weekCount, scale.inflow);
  const outflow = prepareSide(fit.outflow, firstEpochDay, weekCount, scale.outflow);
  const state = drawShifts(simulation);
  const random = createRandom(seed ^ 0x5eed);
  const eIn = Float64Array.from(fit.innovations, (e) => e.inflow);
  const eOut = Float64Array.from(fit.innovations, (e) => e.outflow);
  const total = new Float64Array(pathCount);
  const expectedByDay = new Float64Array(horizonDays);
  const deviations = new Float64Array(horizonDays * pathCount);
  for (let week = 0; week < weekCount; week++) {
    control.checkpoint('Simulating daily business', week, weekCount);
    for (let n = 0; n < pathCount; n++) {
      const pick = (random() * eIn.length) | 0;
      state.inflow[n] = fit.inflow.phi * (state.inflow[n] ?? 0) + (eIn[pick] ?? 0);
      state.outflow[n] = fit.outflow.phi * (state.outflow[n] ?? 0) + (eOut[pick] ?? 0);
    }
    for (let i = week * 7; i < Math.min(week * 7 + 7, gapDays + horizonDays); i++) {
      const day = i - gapDays;
      const shareIn = scale.inflow * (inflow.shares[i] ?? 0);
      const shareOut = scale.outflow * (outflow.shares[i] ?? 0);
      let sum = 0;
      for (let n = 0; n < pathCount; n++) {
        const deviation =
          ((state.inflow[n] ?? 0) + (state.inflowShift[n] ?? 0)) * shareIn + ((state.outflow[n] ?? 0) + (state.outflowShift[n] ?? 0)) * shareOut;
        const value = (total[n] ?? 0) + deviation;
        total[n] = value;
        sum += value;
      }
      if (day < 0) continue;
      expectedByDay[day] = expectedFlow(inflow, i) + expectedFlow(outflow, i);
      const mean = sum / pathCount;
      const lambda = lambdaAt(fit.buckets, (i + 1) / 7);
      for (let n = 0; n < pathCount; n++) deviations[day * pathCount + n] = lambda * ((total[n] ?? 0) - mean);
    }
  }
  return { expectedByDay, deviations };
}
