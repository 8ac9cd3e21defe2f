import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { createRandom, drawNormal } from '../common/random.ts';
import type { RunControl } from '../common/run-control.ts';
import { innovationCorrelation } from './calibrate-residual.ts';
import { describeDays } from './day-profile.ts';
import { type JumpSampler, tabulateJumps } from './jump-process.ts';
import type { PathLedger } from './path-ledger.ts';
import type { CalibrationBucket, ResidualFit, SideFit } from './residual-fit.ts';
import type { ResidualStep } from './types.ts';
import { profileOf } from './weekly-model.ts';

/** Days; bank data older than this says as little as data of that age, and the simulation must end. */
const MAX_GAP_DAYS = 182;

/**
 * Outlays that no history announces (a repair, a back payment, a machine), each of a week's turnover: before anything is known three in two
 * years, which count as that much evidence beside a history in which large payments show as such.
 */
const SURPRISES = 3;
const SURPRISE_WEEKS = 104;

export type ResidualPaths = {
  /** Expected residual flow of each day after `asOf`, signed, not rounded. */
  readonly expectedByDay: Float64Array;
  /** Cumulative deviation from that since the last known day, day after day, all paths of a day together: `[day × pathCount + path]`. */
  readonly deviations: Float64Array;
};

export type ResidualSimulation = {
  readonly fit: ResidualFit;
  /** Holds the obligations already simulated. */
  readonly ledger: PathLedger;
  readonly scale: { readonly inflow: number; readonly outflow: number };
  readonly steps: readonly ResidualStep[];
};

const widthOf = (bucket: CalibrationBucket): number => bucket.lambda * bucket.spread;

/** λ times spread at a horizon in weeks, straight between the buckets, level before the first and after the last. */
export function widthAt(buckets: readonly CalibrationBucket[], weeks: number): number {
  let before: CalibrationBucket | undefined;
  for (const bucket of buckets) {
    if (bucket.weeks >= weeks) {
      if (before === undefined) return widthOf(bucket);
      return widthOf(before) + ((widthOf(bucket) - widthOf(before)) * (weeks - before.weeks)) / (bucket.weeks - before.weeks);
    }
    before = bucket;
  }
  return before === undefined ? 1 : widthOf(before);
}

type Side = { readonly fit: SideFit; readonly profile: Float64Array; readonly shares: Float64Array; readonly scale: Float64Array };

/** The share of a week's deviation that falls on each of its days: as the profile, flat where the profile is empty. */
function prepareSide(fit: SideFit, firstEpochDay: number, scale: Float64Array): Side {
  const weekCount = scale.length / 7;
  const span = describeDays(firstEpochDay, scale.length);
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
  const factor = side.fit.weekFactors[Math.floor(day / 7)] ?? side.fit.weekFactors.at(-1) ?? 1;
  return (side.scale[day] ?? 1) * (side.fit.dailyLevel * factor * (side.profile[day] ?? 0) + fading * (side.shares[day] ?? 0));
}

type PathState = {
  readonly inflow: Float64Array;
  readonly outflow: Float64Array;
  readonly inflowShift: Float64Array;
  readonly outflowShift: Float64Array;
};

/** Draws each path's error of the level: normal with the standard errors of both sides, correlated as their innovations are. */
function drawShifts({ fit, ledger: { pathCount, seed } }: ResidualSimulation): PathState {
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

/** Cash that obligations bring or take until the end of a day, on each path: added up as the weeks go by. */
type ObligationCash = (throughDay: number) => Float64Array;

function followObligations(ledger: PathLedger): ObligationCash {
  const { flows, certain, pathCount } = ledger;
  const cash = new Float64Array(pathCount);
  let next = 0;
  return (throughDay) => {
    for (; next <= throughDay && next < ledger.horizonDays; next++) {
      const known = certain[next] ?? 0;
      for (let n = 0; n < pathCount; n++) cash[n] = (cash[n] ?? 0) + known + (flows === null ? 0 : (flows[next * pathCount + n] ?? 0));
    }
    return cash;
  };
}

/** Everything that changes while the weeks go by, one value a path; means over the paths beside it. */
type Walk = {
  readonly state: PathState;
  /** Cumulative deviation of ordinary weeks, and large movements. */
  readonly ordinary: Float64Array;
  readonly large: Float64Array;
  /** The large movement of this week and the day of the week it comes on. */
  readonly jumpAmounts: Float64Array;
  readonly jumpDays: Uint8Array;
  /** Ordinary flow expected so far. */
  expected: number;
  largeMean: number;
  /** Mean of large movements of days between the last known one and `asOf`: taken out as a mean it would lift all paths without one. */
  gapLargeMean: number;
};

type Sampled = { readonly draw: () => number; readonly received: JumpSampler; readonly paid: JumpSampler; readonly surpriseRate: number };

type Week = { readonly first: number; readonly inflow: Side; readonly outflow: Side };

/** The next ordinary deviation of both sides on every path: d ← φ·d + e, e drawn from past innovations. */
function drawOrdinary({ state }: Walk, fit: ResidualFit, draw: () => number): void {
  const count = fit.innovations.length;
  for (let n = 0; n < state.inflow.length; n++) {
    const e = fit.innovations[(draw() * count) | 0];
    state.inflow[n] = fit.inflow.phi * (state.inflow[n] ?? 0) + (e?.inflow ?? 0);
    state.outflow[n] = fit.outflow.phi * (state.outflow[n] ?? 0) + (e?.outflow ?? 0);
  }
}

/** The large movements of a week, those going out according to the cash on the path, and outlays that no history announces. */
function drawLarge(walk: Walk, week: Week, chance: Sampled & { readonly obligations: Float64Array; readonly surpriseMinor: number }): void {
  const { draw, received, paid, surpriseRate, obligations, surpriseMinor } = chance;
  const [scaleIn, scaleOut] = [week.inflow.scale[week.first] ?? 1, week.outflow.scale[week.first] ?? 1];
  for (let n = 0; n < walk.large.length; n++) {
    const balance = (obligations[n] ?? 0) + walk.expected + (walk.ordinary[n] ?? 0) + (walk.large[n] ?? 0);
    const arrives = scaleIn * received(balance, draw(), draw());
    const occurs = draw();
    const leaves = scaleOut * paid(balance, occurs, draw());
    // the far end of the same draw, so that the two exclude each other
    walk.jumpAmounts[n] = arrives - leaves - (occurs >= 1 - surpriseRate ? surpriseMinor : 0);
    walk.jumpDays[n] = (draw() * 7) | 0;
  }
}

/** Adds one day to every path; returns the mean ordinary deviation. `i` counts from the first day after the last known one. */
function addDay(walk: Walk, { inflow, outflow }: Week, i: number): number {
  const { state, ordinary, large, jumpAmounts, jumpDays } = walk;
  const shareIn = (inflow.scale[i] ?? 1) * (inflow.shares[i] ?? 0);
  const shareOut = (outflow.scale[i] ?? 1) * (outflow.shares[i] ?? 0);
  const pathCount = ordinary.length;
  const weekday = i % 7;
  let [sum, largeSum] = [0, 0];
  for (let n = 0; n < pathCount; n++) {
    const received = ((state.inflow[n] ?? 0) + (state.inflowShift[n] ?? 0)) * shareIn;
    const paid = ((state.outflow[n] ?? 0) + (state.outflowShift[n] ?? 0)) * shareOut;
    const value = (ordinary[n] ?? 0) + received + paid;
    ordinary[n] = value;
    sum += value;
    const moved = (large[n] ?? 0) + (jumpDays[n] === weekday ? (jumpAmounts[n] ?? 0) : 0);
    large[n] = moved;
    largeSum += moved;
  }
  walk.largeMean = largeSum / pathCount;
  return sum / pathCount;
}

/** Factor of each day on one side: the scale of the whole, times every step that has begun. */
function scaleByDay(
  simulation: ResidualSimulation,
  direction: 'inflow' | 'outflow',
  days: { readonly first: number; readonly count: number },
): Float64Array {
  const { scale, steps } = simulation;
  return new Float64Array(days.count).fill(scale[direction]).map((factor, i) => {
    const begun = steps.filter((step) => toEpochDay(step.fromDate) <= days.first + i);
    return begun.reduce((product, step) => product * step[direction], factor);
  });
}

function startWalk(simulation: ResidualSimulation): Walk {
  const { pathCount } = simulation.ledger;
  return {
    state: drawShifts(simulation),
    ordinary: new Float64Array(pathCount),
    large: new Float64Array(pathCount),
    jumpAmounts: new Float64Array(pathCount),
    jumpDays: new Uint8Array(pathCount),
    expected: 0,
    largeMean: 0,
    gapLargeMean: 0,
  };
}

/**
 * Simulates the residual week by week: d ← φ·d + e with e resampled in pairs from past innovations, plus the path's level error, spread over the
 * days of the week by the profile, accumulated, and scaled by λ and spread of the horizon; beside it rare large movements, not scaled (stretched around
 * their mean they would move the middle). Days between the last known one and `asOf` add deviation and no expectation, so that old bank data widens the
 * range without moving the opening balance. Ordinary deviations are centred over the paths.
 */
export function simulateResidual(simulation: ResidualSimulation, control: RunControl): ResidualPaths {
  const { fit, ledger } = simulation;
  const { asOfEpochDay, horizonDays, pathCount, seed } = ledger;
  const gapDays = Math.min(MAX_GAP_DAYS, Math.max(0, asOfEpochDay - toEpochDay(fit.lastDate)));
  const dayCount = gapDays + horizonDays;
  const days = { first: asOfEpochDay - gapDays + 1, count: 7 * Math.ceil(dayCount / 7) };
  const inflow = prepareSide(fit.inflow, days.first, scaleByDay(simulation, 'inflow', days));
  const outflow = prepareSide(fit.outflow, days.first, scaleByDay(simulation, 'outflow', days));
  const walk = startWalk(simulation);
  const ordinaryDraw = createRandom(seed ^ 0x5eed);
  const chance = {
    draw: createRandom(seed ^ 0x1a46e),
    received: tabulateJumps(fit.jumps.inflow),
    paid: tabulateJumps(fit.jumps.outflow),
    surpriseRate: SURPRISES / (SURPRISE_WEEKS + fit.weekCount),
    surpriseMinor: fit.weeklyTurnover,
  };
  const obligations = followObligations(ledger);
  const expectedByDay = new Float64Array(horizonDays);
  const deviations = new Float64Array(horizonDays * pathCount);
  for (let first = 0; first < dayCount; first += 7) {
    control.checkpoint('Simulating daily business', first, dayCount);
    const week = { first, inflow, outflow };
    drawOrdinary(walk, fit, ordinaryDraw);
    drawLarge(walk, week, { ...chance, obligations: obligations(first - gapDays - 1) });
    for (let i = first; i < Math.min(first + 7, dayCount); i++) {
      const largeBefore = walk.largeMean;
      const mean = addDay(walk, week, i);
      const day = i - gapDays;
      if (day < 0) {
        walk.gapLargeMean = walk.largeMean;
        continue;
      }
      const flow = expectedFlow(inflow, i) + expectedFlow(outflow, i);
      walk.expected += flow;
      expectedByDay[day] = flow + walk.largeMean - largeBefore;
      const width = widthAt(fit.buckets, (i + 1) / 7);
      const centre = walk.largeMean - walk.gapLargeMean;
      const row = day * pathCount;
      for (let n = 0; n < pathCount; n++) deviations[row + n] = width * ((walk.ordinary[n] ?? 0) - mean) + (walk.large[n] ?? 0) - centre;
    }
  }
  return { expectedByDay, deviations };
}
