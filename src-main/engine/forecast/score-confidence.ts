import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ConfidenceLevel } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { ResidualFit } from './residual-fit.ts';
import type { Calibration, Confidence, ConfidenceReason, ForecastLine, OpeningBalance, Provenance } from './types.ts';

/** Days since a line was last confirmed, and days of unknown bank lines, up to which the figure is fresh or still usable. */
const LINE_AGE_DAYS = { high: 35, medium: 100 } as const;
const BANK_AGE_DAYS = { high: 3, medium: 10 } as const;
/** Past payments of a stream or payer; a year of months and a quarter. */
const OCCURRENCES = { high: 6, medium: 2 } as const;
/** Weeks of bank history: half a year, and what the weekly model needs to fit its persistence. */
const HISTORY_WEEKS = { high: 26, medium: 8 } as const;
/** Past origins from which the tails of an 80 % range can be checked at all: ⌈0.8·(n + 1)⌉ ≤ n with a tenth on each side. */
const CALIBRATION_MIN_WINDOWS = 9;
/** The longest horizon, in weeks, that the label looks at: beyond half a year no business has enough past to check on. */
const CALIBRATION_MAX_WEEKS = 26;

const RANK: Readonly<Record<ConfidenceLevel, number>> = { low: 0, medium: 1, high: 2 };

function lowestOf(reasons: readonly ConfidenceReason[]): Confidence {
  const level = reasons.reduce<ConfidenceLevel>((worst, reason) => (RANK[reason.level] < RANK[worst] ? reason.level : worst), 'high');
  return { level, reasons };
}

const atMost = (value: number, bounds: { high: number; medium: number }): ConfidenceLevel =>
  value <= bounds.high ? 'high' : value <= bounds.medium ? 'medium' : 'low';
const atLeast = (value: number, bounds: { high: number; medium: number }): ConfidenceLevel =>
  value >= bounds.high ? 'high' : value >= bounds.medium ? 'medium' : 'low';

const SOURCES: Readonly<Record<Provenance['source'], readonly [ConfidenceLevel, string]>> = {
  ledger: ['high', 'Imported from your books.'],
  agreement: ['high', 'Set by an agreement.'],
  typed: ['medium', 'Typed in by hand.'],
  detected: ['medium', 'A pattern found in the bank lines.'],
  prospect: ['low', 'A prospect, not an agreement.'],
  scenario: ['low', 'Assumed in a scenario.'],
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const ago = (days: number): string => (days === 0 ? 'today' : `${plural(days, 'day')} ago`);

/** The residual is scored with the forecast as a whole. */
type LineKind = Exclude<ForecastLine['kind'], 'residual'>;

function sourceReason({ source }: Provenance, kind: LineKind): ConfidenceReason {
  const [level, sentence] = SOURCES[source];
  return { about: 'source', level, sentence: kind === 'new_items' ? 'Drawn from the documents of the past year.' : sentence };
}

function ageReason({ confirmedOn }: Provenance, { asOf, kind }: { readonly asOf: IsoDate; readonly kind: LineKind }): ConfidenceReason {
  if (confirmedOn === null) return { about: 'age', level: 'low', sentence: 'Not confirmed so far.' };
  const days = Math.max(0, daysBetween(confirmedOn, asOf));
  const sentence = kind === 'new_items' ? `The newest of them came ${ago(days)}.` : `Last confirmed ${ago(days)}.`;
  return { about: 'age', level: atMost(days, LINE_AGE_DAYS), sentence };
}

/** What the past says of it: an item by its party's payments, a stream by its own, items still to be issued by those that were. */
function historyReason({ pastOccurrences: count }: Provenance, kind: LineKind): ConfidenceReason {
  const sentences: Readonly<Record<LineKind, string>> = {
    schedule: count === 0 ? 'It has not come before.' : `It has come ${plural(count, 'time')} before.`,
    pipeline: 'Nothing has come of it yet.',
    open_item: count === 0 ? 'No earlier payment with this party.' : `${plural(count, 'earlier payment')} with this party.`,
    new_items: `${plural(count, 'document')} like it in that time.`,
  };
  return { about: 'history', level: atLeast(count, OCCURRENCES), sentence: sentences[kind] };
}

/**
 * Confidence of one line, as the source documents score it: the lowest of where it comes from, how long ago it was confirmed (up to 35 days high, up to 100
 * medium) and how often it has happened before (6 times high, twice medium), each with its sentence.
 */
export function lineConfidence(provenance: Provenance, line: { readonly asOf: IsoDate; readonly kind: LineKind }): Confidence {
  return lowestOf([sourceReason(provenance, line.kind), ageReason(provenance, line), historyReason(provenance, line.kind)]);
}

/** Whether the width of the range has been checked on this business's past at all horizons shown, up to 13 weeks; and if not, why. */
export function describeCalibration(fit: ResidualFit | null, horizonDays: number): Calibration {
  if (fit === null)
    return { status: 'uncalibrated', reason: 'There is less than a week of bank history to check the range on.', windows: 0, buckets: [] };
  const longest = Math.min(CALIBRATION_MAX_WEEKS, Math.ceil(horizonDays / 7));
  // the bucket that covers the horizon: the first as long, or the longest there is
  const bucket = fit.buckets.find((b) => b.weeks >= longest) ?? fit.buckets.at(-1);
  const windows = bucket?.windows ?? 0;
  const weeks = bucket?.weeks ?? longest;
  if (windows < CALIBRATION_MIN_WINDOWS) {
    const reason = `The range over ${plural(weeks, 'week')} could be checked on only ${plural(windows, 'past start')}; it takes ${CALIBRATION_MIN_WINDOWS}.`;
    return { status: 'uncalibrated', reason, windows, buckets: fit.buckets };
  }
  const reason = `The range was checked on ${plural(windows, 'past start')} of this business's own bank history.`;
  return { status: 'calibrated', reason, windows, buckets: fit.buckets };
}

/** Confidence of the whole forecast: the lowest of the balance it starts from, the age of the bank data, its length and the calibration. */
export function forecastConfidence(opening: OpeningBalance, asOf: IsoDate, basis: { fit: ResidualFit | null; calibration: Calibration }): Confidence {
  const { fit, calibration } = basis;
  const through = opening.bankDataThrough ?? fit?.lastDate ?? null;
  const age = through === null ? null : Math.max(0, daysBetween(through, asOf));
  const weeks = fit?.weekCount ?? 0;
  return lowestOf([
    opening.isAnchored
      ? { about: 'source', level: 'high', sentence: `The balance was stated${opening.statedOn === null ? '' : ` on ${opening.statedOn}`}.` }
      : { about: 'source', level: 'low', sentence: 'No balance has been stated: only the change is forecast.' },
    age === null
      ? { about: 'age', level: 'low', sentence: 'There are no bank lines yet.' }
      : {
          about: 'age',
          level: atMost(age, BANK_AGE_DAYS),
          sentence: age === 0 ? 'Bank lines are up to date.' : `Bank lines are ${plural(age, 'day')} old.`,
        },
    { about: 'history', level: atLeast(weeks, HISTORY_WEEKS), sentence: `The forecast rests on ${plural(weeks, 'week')} of bank history.` },
    { about: 'calibration', level: calibration.status === 'calibrated' ? 'high' : 'medium', sentence: calibration.reason },
  ]);
}
