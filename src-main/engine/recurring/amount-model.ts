import { minorUnits, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { fromEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { StreamEvent } from './group-payees.ts';
import { amountLevel } from './pool.ts';
import { PERIOD_DAYS } from './schedules.ts';
import type { AmountChange, AmountModel, StreamFrequency } from './types.ts';

/** Share of occurrences that repeat the amount before from which prices are agreed and not metered. */
const AGREED_SHARE = 0.65;
/** Of so few occurrences one repetition is enough. */
const FEW = 4;
/** The weight of an occurrence in the level of varying amounts fades by this factor with every later one of a month or less … */
const LEVEL_FADE = 0.75;
/** … and over longer periods with every quarter: last year's price says little beside this year's. */
const QUARTER_FADE = 0.6;
/** A year ago must predict amounts this much better than the level does to be called a season, over at least so many occurrences and years. */
const SEASON_GAIN = 0.85;
const SEASON_LEAST = 6;
const SEASON_YEARS = 2;
/** Standard normal value with 10 % beyond: the range of 80 %. */
const Z_80 = 1.2816;
/** A change of price enters the range of 80 % from this chance a period on. */
const CHANGE_CHANCE = 0.1;
const DAYS_PER_YEAR = 365.25;

type AmountOutlook = {
  readonly model: AmountModel;
  readonly nextMinor: MinorUnits;
  readonly lowMinor: MinorUnits;
  readonly highMinor: MinorUnits;
};

const roundMinor = (value: number): MinorUnits => minorUnits(Math.sign(value) * Math.floor(Math.abs(value) + 0.5));

type Step = AmountChange & { readonly event: StreamEvent };

/** The levels of an agreed price: a new one counts when it is repeated or the last; a single odd amount changes nothing. */
function stepsOf(events: readonly StreamEvent[]): Step[] {
  const steps: Step[] = [];
  events.forEach((event, i) => {
    const level = steps.at(-1)?.event;
    if (level !== undefined && amountLevel(level, event) === 0) return;
    const after = events[i + 1];
    const isKept = after === undefined || amountLevel(event, after) === 0;
    // The first level is the first amount, whatever follows.
    if (level === undefined || isKept) steps.push({ event, fromDate: fromEpochDay(event.day), amountMinor: event.line.amountMinor });
  });
  return steps;
}

function agreedOutlook(events: readonly StreamEvent[]): AmountOutlook {
  const steps = stepsOf(events);
  const changes = steps.slice(1).map(({ fromDate, amountMinor }) => ({ fromDate, amountMinor }));
  const now = must(steps.at(-1), 'a level').amountMinor;
  const model: AmountModel = { kind: changes.length === 0 ? 'fixed' : 'stepwise', amountMinor: now, spreadLogSd: 0, changes };
  const ratios = steps.slice(1).map((step, i) => step.amountMinor / must(steps[i], 'a step before').amountMinor);
  if (changes.length / Math.max(1, events.length - 1) < CHANGE_CHANCE) return { model, nextMinor: now, lowMinor: now, highMinor: now };
  const ends = [now, ...ratios.map((ratio) => roundMinor(now * ratio))];
  return { model, nextMinor: now, lowMinor: minorUnits(Math.min(...ends)), highMinor: minorUnits(Math.max(...ends)) };
}

/** Level before each occurrence: exponentially weighted mean of the logarithms so far. */
function levelsBefore(logs: readonly number[], fade: number): { readonly before: readonly number[]; readonly now: number } {
  let sum = 0;
  let weight = 0;
  const before = logs.map((value) => {
    const level = weight === 0 ? value : sum / weight;
    sum = sum * fade + value;
    weight = weight * fade + 1;
    return level;
  });
  return { before, now: sum / weight };
}

const DAYS_PER_QUARTER = 91;

const fadeOf = (frequency: StreamFrequency): number =>
  PERIOD_DAYS[frequency] < DAYS_PER_QUARTER / 2 ? LEVEL_FADE : QUARTER_FADE ** (PERIOD_DAYS[frequency] / DAYS_PER_QUARTER);

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length));
const meanAbsolute = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, values.length);

/** Logarithm of the amount a year before a day, from the nearest occurrence within half a period; null where there is none. */
function yearBefore(events: readonly StreamEvent[], day: number, frequency: StreamFrequency): number | null {
  const wanted = day - DAYS_PER_YEAR;
  const near = events.filter((event) => Math.abs(event.day - wanted) <= Math.max(4, PERIOD_DAYS[frequency] / 2));
  return (
    near.reduce<StreamEvent | null>(
      (best, event) => (best === null || Math.abs(event.day - wanted) < Math.abs(best.day - wanted) ? event : best),
      null,
    )?.logAmount ?? null
  );
}

/** Forecasts by the season: the amount a year ago times the growth of the year so far. Null where it has too little or is no better than the level. */
function seasonalOutlook(
  events: readonly StreamEvent[],
  frequency: StreamFrequency,
  nextDay: number,
  levelErrors: readonly number[],
): { readonly log: number; readonly sd: number } | null {
  const first = must(events[0], 'a first event');
  const last = must(events.at(-1), 'a last event');
  if (last.day - first.day < SEASON_YEARS * DAYS_PER_YEAR - PERIOD_DAYS[frequency] || frequency === 'annual') return null;
  const growths: number[] = [];
  const errors: number[] = [];
  const rivals: number[] = [];
  events.forEach((event, i) => {
    const past = yearBefore(events.slice(0, i), event.day, frequency);
    if (past === null) return;
    const growth = event.logAmount - past;
    if (growths.length > 0) {
      errors.push(growth - levelsBefore(growths, LEVEL_FADE).now);
      rivals.push(must(levelErrors[i], 'an error for every event'));
    }
    growths.push(growth);
  });
  const past = yearBefore(events, nextDay, frequency);
  if (past === null || errors.length < SEASON_LEAST || meanAbsolute(errors) > SEASON_GAIN * meanAbsolute(rivals)) return null;
  return { log: past + levelsBefore(growths, LEVEL_FADE).now, sd: rootMeanSquare(errors) };
}

/**
 * How the amounts of a stream go on, in cash sign and whole minor units, rounded half away from zero. Agreed prices stay at their last level; varying
 * ones follow an exponentially weighted level, or the season of a year ago where that has predicted them better. Events in order of days, at least one.
 */
export function modelAmounts(events: readonly StreamEvent[], frequency: StreamFrequency, nextDay: number): AmountOutlook {
  const same = events.filter((event, i) => i > 0 && amountLevel(must(events[i - 1], 'an event'), event) === 0).length;
  const last = must(events.at(-1), 'a last event');
  if (same >= AGREED_SHARE * (events.length - 1) || (events.length <= FEW && same > 0)) return agreedOutlook(events);
  const sign = Math.sign(last.line.amountMinor);
  const logs = events.map((event) => event.logAmount);
  const { before, now } = levelsBefore(logs, fadeOf(frequency));
  const errors = logs.map((value, i) => value - must(before[i], 'a level before'));
  const season = seasonalOutlook(events, frequency, nextDay, errors);
  const sd = season?.sd ?? rootMeanSquare(errors.slice(1));
  const nextLog = season?.log ?? now;
  const amountOf = (log: number): MinorUnits => roundMinor(sign * Math.exp(log));
  const ends = [amountOf(nextLog - Z_80 * sd), amountOf(nextLog + Z_80 * sd)];
  return {
    model: { kind: season === null ? 'variable' : 'seasonal', amountMinor: amountOf(now), spreadLogSd: sd, changes: [] },
    nextMinor: amountOf(nextLog),
    lowMinor: minorUnits(Math.min(...ends)),
    highMinor: minorUnits(Math.max(...ends)),
  };
}
