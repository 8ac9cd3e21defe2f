import { type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { JitterStep } from './types.ts';

/** Days around the planned date in which a payment still counts as that occurrence. */
const FIRST_STEP_DAYS = -15;
const LAST_STEP_DAYS = 30;
const STEP_COUNT = LAST_STEP_DAYS - FIRST_STEP_DAYS + 1;
/** Timing of a business without past occurrences: by direct debit and standing order nearly always on the day. */
const PRIOR_STEPS: readonly JitterStep[] = [
  { days: 0, probability: 0.9 },
  { days: 1, probability: 0.06 },
  { days: 3, probability: 0.04 },
];
/** Occurrences' worth of evidence of the prior beside the pool, and of the pool beside one stream. */
const PRIOR_WEIGHT = 5;
const POOL_WEIGHT = 6;
/** Chance that an occurrence never comes although the stream runs, before anything is known, and what that counts for. */
const PRIOR_MISS = 0.01;
const MISS_PRIOR_WEIGHT = 20;
/** The same of all streams beside one: whether any are missed is a trait of the stream (a tax never is, a subscription now and then). */
const OWN_MISS_PRIOR_WEIGHT = 5;
/** Chance that a running stream ends from one occurrence to the next: a monthly contract lasts some eight years. */
const END_PROBABILITY = 0.01;
/** Occurrences in which the weight of a past amount halves. */
const AMOUNT_HALF_LIFE = 4;
/** Steps of lesser probability are left out: they cost time and say nothing. */
const LEAST_PROBABILITY = 0.002;
/** Spread of the logarithm of an amount that varies by nature but has been seen only once. */
const UNSEEN_LOG_SD = 0.25;

/** One past due date of an agreement and what became of it. */
export type PastOccurrence = {
  readonly streamId: string;
  /** Shifted to a business day, as the forecast will plan it. */
  readonly dueDate: IsoDate;
  /** The booking day; null when it has not come. */
  readonly paidDate: IsoDate | null;
  /** Same sign and currency; `paidMinor` is null when it has not come. */
  readonly plannedMinor: number;
  readonly paidMinor: number | null;
};

/** What the past of a stream says about its next occurrences; goes into `ScheduledFlow` field by field. */
export type OccurrenceFit = {
  readonly jitter: readonly JitterStep[];
  readonly missProbability: number;
  readonly aliveProbability: number;
  /** Factor on the planned amount; 1 when past ones came as planned. */
  readonly amountRatio: number;
  readonly amountLogSd: number;
  readonly occurrenceCount: number;
};

export type FittedOccurrences = { readonly pool: OccurrenceFit; readonly byStream: Readonly<Record<string, OccurrenceFit>> };

type Timing = { readonly steps: Float64Array; paid: number; missed: number };

function countTiming(past: readonly PastOccurrence[], asOfDay: number): Timing {
  const timing: Timing = { steps: new Float64Array(STEP_COUNT), paid: 0, missed: 0 };
  for (const { dueDate, paidDate } of past) {
    const due = toEpochDay(dueDate);
    if (paidDate !== null) {
      const k = Math.min(STEP_COUNT - 1, Math.max(0, toEpochDay(paidDate) - due - FIRST_STEP_DAYS));
      timing.steps[k] = (timing.steps[k] ?? 0) + 1;
      timing.paid++;
    } else if (asOfDay - due > LAST_STEP_DAYS) timing.missed++;
  }
  return timing;
}

/** Relative counts of a timing, drawn to a prior. */
function blend(timing: Timing, prior: Float64Array, weight: number): Float64Array {
  return timing.steps.map((count, k) => (count + weight * (prior[k] ?? 0)) / (timing.paid + weight));
}

function toSteps(probabilities: Float64Array): JitterStep[] {
  const kept = [...probabilities]
    .map((probability, k) => ({ days: FIRST_STEP_DAYS + k, probability }))
    .filter((step) => step.probability >= LEAST_PROBABILITY);
  const total = kept.reduce((sum, step) => sum + step.probability, 0);
  return kept.length === 1 && kept[0]?.days === 0 ? [] : kept.map((step) => ({ days: step.days, probability: step.probability / total }));
}

/**
 * Factor and spread of amounts: where the last two came with the same ratio, that is the new price and certain; otherwise the mean and standard
 * deviation of the logarithms, the latest weighing most.
 */
function fitAmounts(past: readonly PastOccurrence[]): Pick<OccurrenceFit, 'amountRatio' | 'amountLogSd'> {
  const ratios = past.flatMap(({ plannedMinor, paidMinor }) =>
    paidMinor === null || plannedMinor * paidMinor <= 0 ? [] : [paidMinor / plannedMinor],
  );
  const [last, before] = [ratios.at(-1), ratios.at(-2)];
  if (last === undefined) return { amountRatio: 1, amountLogSd: 0 };
  if (last === before || (before === undefined && last === 1)) return { amountRatio: last, amountLogSd: 0 };
  let [weights, mean, squares] = [0, 0, 0];
  ratios.forEach((ratio, i) => {
    const w = 2 ** ((i + 1 - ratios.length) / AMOUNT_HALF_LIFE);
    weights += w;
    mean += w * Math.log(ratio);
    squares += w * Math.log(ratio) ** 2;
  });
  mean /= weights;
  const variance = Math.max(0, squares / weights - mean * mean);
  // one occurrence's worth of the prior, and what the mean itself is uncertain by
  const logSd = Math.sqrt(((weights * variance + UNSEEN_LOG_SD ** 2 * (ratios.length < 3 ? 1 : 0)) / weights) * (1 + 1 / ratios.length));
  return { amountRatio: Math.exp(mean + (logSd * logSd) / 2), amountLogSd: logSd };
}

/** P(running | the last m due dates have passed without it): each miss is either chance or the end. */
function aliveAfter(missesInARow: number, missProbability: number): number {
  const running = (missProbability * (1 - END_PROBABILITY)) ** missesInARow;
  const ended = 1 - (1 - END_PROBABILITY) ** missesInARow;
  return missesInARow === 0 ? 1 : running / (running + ended);
}

function fitOne(past: readonly PastOccurrence[], pool: { readonly steps: Float64Array; readonly miss: number }, asOfDay: number): OccurrenceFit {
  const timing = countTiming(past, asOfDay);
  const missProbability = (timing.missed + OWN_MISS_PRIOR_WEIGHT * pool.miss) / (timing.paid + timing.missed + OWN_MISS_PRIOR_WEIGHT);
  const over = past.filter(({ dueDate, paidDate }) => paidDate !== null || asOfDay - toEpochDay(dueDate) > LAST_STEP_DAYS);
  const missesInARow = over.length - 1 - over.findLastIndex(({ paidDate }) => paidDate !== null);
  return {
    jitter: toSteps(blend(timing, pool.steps, POOL_WEIGHT)),
    missProbability,
    aliveProbability: aliveAfter(missesInARow, missProbability),
    ...fitAmounts(past),
    occurrenceCount: timing.paid,
  };
}

/**
 * Fits how due dates of agreements have come so far: days off the planned date (−15 to 30, counted, shrunk to all streams of the business), the
 * chance that one never comes, whether the stream still runs after misses in a row, and how amounts differ from plan. Due dates after `asOf` are not
 * looked at, nor payments after it; a date up to 30 days back without payment is open, not missed. Same input, same output, any order of streams.
 */
export function fitOccurrences(occurrences: readonly PastOccurrence[], asOf: IsoDate): FittedOccurrences {
  const asOfDay = toEpochDay(asOf);
  const past = occurrences
    .filter(({ dueDate, paidDate }) => dueDate <= asOf || (paidDate !== null && paidDate <= asOf))
    .map((item) => (item.paidDate !== null && item.paidDate > asOf ? { ...item, paidDate: null, paidMinor: null } : item))
    .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0));
  const prior = new Float64Array(STEP_COUNT);
  for (const step of PRIOR_STEPS) prior[step.days - FIRST_STEP_DAYS] = step.probability;
  const all = countTiming(past, asOfDay);
  const miss = (all.missed + MISS_PRIOR_WEIGHT * PRIOR_MISS) / (all.paid + all.missed + MISS_PRIOR_WEIGHT);
  const steps = blend(all, prior, PRIOR_WEIGHT);
  const byStream = [...Map.groupBy(past, (item) => item.streamId)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    pool: { jitter: toSteps(steps), missProbability: miss, aliveProbability: 1, amountRatio: 1, amountLogSd: 0, occurrenceCount: all.paid },
    byStream: Object.fromEntries(byStream.map(([id, own]) => [id, fitOne(own, { steps, miss }, asOfDay)])),
  };
}
