import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { normalCdf } from '../delays/normal-distribution.ts';
import { asNormalScore, describeBaseline, type Baseline, cautiousMad, isSteady, isUnexpected, modifiedScore, spreadFor } from './expense-baseline.ts';
import { standAtRate } from './false-discovery.ts';
import type { ExpenseLine } from './types.ts';

/** Days looked at: alerts speak of the last month and close themselves after it. */
export const WINDOW_DAYS = 30;
/** Earlier payments of a payee its baseline rests on: a year of months, so that a business that grows is not above itself. */
const BASELINE_LINES = 12;
/** Blocks of four weeks a category is compared with (a year), the least of them with spending, and the least typical number of lines in one:
 *  with fewer, a bill that slips over the edge of a block looks like a doubled expense; its payee's own baseline serves better. */
const BLOCK_DAYS = 28;
const BLOCKS = 13;
const MIN_BLOCKS = 8;
const MIN_LINES_A_BLOCK = 4;
/** Percent of an ordinary month's outflow by which an expense that varies by itself must be above its usual amount: smaller ones cost more time than they
 *  are worth. A steady price that rises is shown whatever its size. */
const MATERIAL_PCT = 2;
const YEAR_DAYS = 365;
/** Normal score a varying payee's payment must reach as well, its few values allowed for: one in a thousand. */
const FEW_VALUES_SCORE = 3.1;
/** Values borrowed from the category where a payee has few (as in `spreadFor`). */
const BORROWED_VALUES = 8;
/** Share of raised lines that may be chance (ENGINES §6: Benjamini–Hochberg over the month, q = 0.1). */
const FALSE_DISCOVERY_RATE = 0.1;

/** A line or a category's four weeks that is above its baseline. */
export type UnexpectedExpense = {
  readonly kind: 'payee' | 'category';
  /**
   * Above its usual level; above what was agreed; for the first time from a payee, out of all proportion; the same paid twice; several in a row on a
   * new level.
   */
  readonly reason: 'level' | 'agreed' | 'unplanned' | 'double' | 'shift';
  readonly key: string;
  readonly name: string;
  readonly lines: readonly ExpenseLine[];
  readonly date: IsoDate;
  readonly magnitudeMinor: number;
  readonly baseline: Baseline;
  readonly score: number;
};

export const magnitude = (line: ExpenseLine): number => -line.amountMinor;

export type AssessOptions = { readonly asOf: IsoDate; readonly thresholdPct: number };

/** Average outflow of 30 days over the last year, or over the days there are. */
export function monthlyOutflow(lines: readonly ExpenseLine[], { asOf }: AssessOptions): number {
  const year = lines.filter((line) => line.date > addDays(asOf, -YEAR_DAYS));
  const first = year[0];
  if (first === undefined) return 0;
  const days = Math.max(30, daysBetween(first.date, asOf));
  return (year.reduce((sum, line) => sum + magnitude(line), 0) / days) * 30;
}

/** The score as a normal one; a steady price has none of its own and stands as it is. */
function normalScoreOf({ baseline, score }: UnexpectedExpense): number {
  if (isSteady(baseline)) return score;
  return asNormalScore(score, baseline.count < BORROWED_VALUES ? baseline.count + BORROWED_VALUES : baseline.count);
}

/** Lines of each payee, the announced ones apart from the others: a purchase at the shop that also bills a subscription is no rise of it. */
export function groupByPayee(lines: readonly ExpenseLine[]): ExpenseLine[][] {
  return [...Map.groupBy(lines, (line) => `${line.isPlanned ? 'planned' : 'free'}/${line.payeeKey}`).values()];
}

const isWorthwhile = (one: UnexpectedExpense, materialMinor: number): boolean =>
  isSteady(one.baseline) || one.magnitudeMinor - one.baseline.median >= materialMinor;

/** Lines of the last 30 days that are above their payee's own baseline (the payments before that day), newest payee name kept. */
export function assessPayees(lines: readonly ExpenseLine[], { asOf, thresholdPct }: AssessOptions): UnexpectedExpense[] {
  const from = addDays(asOf, -WINDOW_DAYS);
  const byCategory = Map.groupBy(lines, (line) => line.category);
  const known = new Map<string, Baseline>();
  // only for the payees that need it: most have a history of their own
  const categoryBaseline = (category: string): Baseline => {
    const before = known.get(category);
    if (before !== undefined) return before;
    const earlier = (byCategory.get(category) ?? []).filter((line) => line.date <= from);
    const baseline = describeBaseline(earlier.map(magnitude));
    known.set(category, baseline);
    return baseline;
  };
  const assessed: UnexpectedExpense[] = [];
  for (const members of groupByPayee(lines)) {
    members.forEach((line, index) => {
      // what an agreement fixed is compared with the agreement (see `assessAgreed`): a second contract with a payee is no rise of the first
      if (line.date <= from || line.agreedMinor !== null) return;
      let end = index;
      while (end > 0 && members[end - 1]?.date === line.date) end--;
      const baseline = describeBaseline(members.slice(Math.max(0, end - BASELINE_LINES), end).map(magnitude));
      const { category, payeeKey: key } = line;
      const spread = spreadFor(baseline, category === null ? null : () => categoryBaseline(category));
      if (spread === null) return;
      const score = modifiedScore(magnitude(line), baseline.median, spread);
      assessed.push({
        kind: 'payee',
        reason: 'level',
        key,
        name: line.payeeName,
        lines: [line],
        date: line.date,
        magnitudeMinor: magnitude(line),
        baseline,
        score,
      });
    });
  }
  const stands = standAtRate(
    assessed.map((one) => 1 - normalCdf(normalScoreOf(one))),
    FALSE_DISCOVERY_RATE,
  );
  const materialMinor = (monthlyOutflow(lines, { asOf, thresholdPct }) * MATERIAL_PCT) / 100;
  return assessed.filter(
    (one, i) =>
      stands[i] === true &&
      normalScoreOf(one) > FEW_VALUES_SCORE &&
      isUnexpected(one.magnitudeMinor, one.baseline.median, { score: one.score, thresholdPct }) &&
      isWorthwhile(one, materialMinor),
  );
}

/** Categories whose last four weeks are above their own earlier blocks of four weeks, what single payees explain already taken out. */
export function assessCategories(lines: readonly ExpenseLine[], explained: ReadonlySet<string>, options: AssessOptions): UnexpectedExpense[] {
  const found: UnexpectedExpense[] = [];
  const cache = new Map<IsoDate, number>();
  const blockOf = (date: IsoDate): number => {
    const block = cache.get(date) ?? Math.floor(daysBetween(date, options.asOf) / BLOCK_DAYS);
    cache.set(date, block);
    return block;
  };
  const oldest = addDays(options.asOf, -(BLOCKS + 1) * BLOCK_DAYS);
  // what bills and agreements announced is judged by its payee; three paydays in four weeks are no overspending
  const recent = lines.filter((line) => line.date > oldest && !line.isPlanned);
  const materialMinor = (monthlyOutflow(lines, options) * MATERIAL_PCT) / 100;
  for (const [category, members] of Map.groupBy(recent, (line) => line.category)) {
    if (category === null) continue;
    const blocks = Array.from({ length: BLOCKS + 1 }, () => new Array<ExpenseLine>());
    for (const line of members) {
      const block = blockOf(line.date);
      if (block <= BLOCKS && !(block === 0 && explained.has(line.transactionId))) blocks[block]?.push(line);
    }
    const [current = [], ...earlier] = blocks;
    const busy = earlier.filter((block) => block.length > 0);
    const typicalLines = busy.map((block) => block.length).toSorted((a, b) => a - b)[busy.length >> 1] ?? 0;
    const last = current.at(-1);
    if (busy.length < MIN_BLOCKS || typicalLines < MIN_LINES_A_BLOCK || last === undefined) continue;
    const total = (block: readonly ExpenseLine[]): number => block.reduce((sum, line) => sum + magnitude(line), 0);
    const baseline = describeBaseline(busy.map(total));
    const score = modifiedScore(total(current), baseline.median, cautiousMad(baseline));
    if (!isUnexpected(total(current), baseline.median, { score, thresholdPct: options.thresholdPct })) continue;
    const magnitudeMinor = total(current);
    if (magnitudeMinor - baseline.median < materialMinor) continue;
    found.push({
      kind: 'category',
      reason: 'level',
      key: category,
      name: category,
      lines: current,
      date: last.date,
      magnitudeMinor,
      baseline,
      score,
    });
  }
  return found;
}
