import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import { type MinorUnits, scaleMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { countOf } from '../../format/numbers.ts';

type Score = AccuracyView['horizons'][number];
type Cause = AccuracyView['causes'][number]['cause'];

/** The share of cases that the range is made to hold. */
export const RANGE_SHARE = 0.8;
/** A lean smaller than this cannot be told from none. */
const LEAN_FROM = 0.02;

export const CAUSE_WORDS: Readonly<Record<Cause, { readonly label: string; readonly meaning: string }>> = {
  schedule: { label: 'Fixed dates', meaning: 'Rent, wages, taxes and other agreements that came otherwise than agreed' },
  invoice: { label: 'Known invoices and bills', meaning: 'Written before, and paid on another day or with another amount' },
  new_item: { label: 'New invoices and bills', meaning: 'Not yet written when the forecast was made' },
  residual: { label: 'Everything else', meaning: 'Bank lines that belong to no agreement, and what parts the middle case from the average' },
};

/** `1 day`, `1 week`, `13 weeks`. */
export function horizonInWords(days: number): string {
  if (days < 7) return days === 1 ? '1 day' : `${days} days`;
  const weeks = Math.round(days / 7);
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

/** Below so many cases an interval covers nearly everything, and is better not shown as if it said something. */
const LEAST_FOR_INTERVAL = 5;

/** `11 of 13`. */
export function heldInWords(score: Pick<Score, 'coverage'>, count: (count: number) => string): string {
  return `${count(heldCount(score))} of ${count(score.coverage.count)}`;
}

export function hasInterval({ coverage }: Pick<Score, 'coverage'>): boolean {
  return coverage.count >= LEAST_FOR_INTERVAL;
}

/** A sum over forecasts as what it is a forecast, rounded half away from zero. */
export function averageMinor(sumMinor: MinorUnits, count: number): MinorUnits {
  return count === 0 ? sumMinor : scaleMinor(sumMinor, 1n, BigInt(count), 'half-away-from-zero');
}

/** How many times the range held: coverage counts forecasts, each once at one horizon. */
function heldCount({ coverage }: Pick<Score, 'coverage'>): number {
  return Math.round(coverage.share * coverage.count);
}

/** The sentence that leads the page: `The 80% range held 11 of 13 times at 4 weeks.` */
export function leadSentence(score: Pick<Score, 'coverage'>, horizonDays: number, locale: string): string {
  const times = countOf(score.coverage.count, { one: 'time', many: 'times' }, locale);
  return `The 80% range held ${heldCount(score)} of ${times} at ${horizonInWords(horizonDays)}.`;
}

/** What the interval allows to say of the range: nothing against it while 80 % lies inside. */
export function coverageVerdict({ coverage }: Pick<Score, 'coverage'>): string {
  if (coverage.low > RANGE_SHARE) return 'The range is wider than it needs to be.';
  if (coverage.high < RANGE_SHARE) return 'The range is too narrow: take its edges with care.';
  return coverage.high - coverage.low > 0.4
    ? 'Nothing speaks against it, but these are few cases: it takes some twenty to be sure.'
    : 'That is what a range of 8 cases in 10 should do.';
}

/** Which way the expected balance leaned, as a share of the money that came in; of a part, as a share of what came of it. */
export function biasInWords(bias: number | null, percent: (share: number) => string, nothing = 'no money came in'): string {
  if (bias === null) return nothing;
  if (Math.abs(bias) < LEAN_FROM) return 'leans neither way';
  // Of a day on which hardly any money came in a share is thousands of percent, and its digits mean nothing.
  const size = Math.abs(bias) > 1 ? `over ${percent(1)}` : percent(Math.abs(bias));
  return `too ${bias > 0 ? 'hopeful' : 'cautious'} by ${size}`;
}

/** The horizon looked at: the one asked for, else 4 weeks, else the longest there is. */
export function chosenHorizon(known: readonly number[], asked: number | null): number | null {
  if (asked !== null && known.includes(asked)) return asked;
  return known.includes(28) ? 28 : (known.at(-1) ?? null);
}

/** Horizons with at least one comparison, in days, shortest first. */
export function knownHorizons(rows: AccuracyView['rows']): readonly number[] {
  return [...new Set(rows.map(({ horizonDays }) => horizonDays))].toSorted((a, b) => a - b);
}

/** The measures, each in a sentence or two; shown beside their figures. */
export const FIGURE_TERMS: readonly { readonly term: string; readonly meaning: string }[] = [
  {
    term: 'Bias',
    meaning:
      'Expected less what came, all forecasts together; plus is too hopeful. Of the balance as a share of the money that came in, of a part as a share of what came of it.',
  },
  {
    term: 'MASE',
    meaning:
      'The average miss divided by how much the same figure used to change from one such span to the next before the first forecast. Below 1 is better than saying that nothing changes. Too little past: that time is too short, or nothing changed in it.',
  },
  { term: 'WAPE', meaning: 'The sizes of all misses as a share of the size of what came: of the balance, or of a part.' },
  {
    term: 'Pinball loss',
    meaning:
      'What the low edge, the middle and the high edge of the range were off by, each weighed by how often it should be passed; an amount, smaller is better.',
  },
  {
    term: 'Coverage',
    meaning:
      'How often the 80% range held, with its 95% Wilson interval: where the true share lies in 19 cases of 20. Too few: under five forecasts say nothing of it.',
  },
];
