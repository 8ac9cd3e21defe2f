import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { describeBaseline, type Baseline, isUnexpected, modifiedScore, spreadFor, standAtRate } from './expense-baseline.ts';
import type { ExpenseLine } from './types.ts';

/** Days looked at: alerts speak of the last month and close themselves after it. */
const WINDOW_DAYS = 30;
/** Earlier payments of a payee its baseline rests on: two years of months, so that it follows a lasting change. */
const BASELINE_LINES = 24;
/** Blocks of four weeks a category is compared with (a year), the least of them with spending, and the least typical number of lines in one:
 *  with fewer, a bill that slips over the edge of a block looks like a doubled expense; its payee's own baseline serves better. */
const BLOCK_DAYS = 28;
const BLOCKS = 13;
const MIN_BLOCKS = 8;
const MIN_LINES_A_BLOCK = 4;
/** Share of raised lines that may be chance (ENGINES §6: Benjamini–Hochberg over the month, q = 0.1). */
const FALSE_DISCOVERY_RATE = 0.1;

/** A line or a category's four weeks that is above its baseline. */
export type UnexpectedExpense = {
  readonly kind: 'payee' | 'category';
  readonly key: string;
  readonly name: string;
  readonly lines: readonly ExpenseLine[];
  readonly date: IsoDate;
  readonly magnitudeMinor: number;
  readonly baseline: Baseline;
  readonly score: number;
};

const magnitude = (line: ExpenseLine): number => -line.amountMinor;

export type AssessOptions = { readonly asOf: IsoDate; readonly thresholdPct: number };

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
  for (const [key, members] of Map.groupBy(lines, (line) => line.payeeKey)) {
    members.forEach((line, index) => {
      if (line.date <= from) return;
      let end = index;
      while (end > 0 && members[end - 1]?.date === line.date) end--;
      const baseline = describeBaseline(members.slice(Math.max(0, end - BASELINE_LINES), end).map(magnitude));
      const { category } = line;
      const spread = spreadFor(baseline, category === null ? null : () => categoryBaseline(category));
      if (spread === null) return;
      const score = modifiedScore(magnitude(line), baseline.median, spread);
      assessed.push({ kind: 'payee', key, name: line.payeeName, lines: [line], date: line.date, magnitudeMinor: magnitude(line), baseline, score });
    });
  }
  const stands = standAtRate(
    assessed.map((one) => one.score),
    FALSE_DISCOVERY_RATE,
  );
  return assessed.filter((one, i) => stands[i] === true && isUnexpected(one.magnitudeMinor, one.baseline.median, { score: one.score, thresholdPct }));
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
  const recent = lines.filter((line) => line.date > oldest);
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
    const score = modifiedScore(total(current), baseline.median, baseline.logMad);
    if (!isUnexpected(total(current), baseline.median, { score, thresholdPct: options.thresholdPct })) continue;
    const magnitudeMinor = total(current);
    found.push({ kind: 'category', key: category, name: category, lines: current, date: last.date, magnitudeMinor, baseline, score });
  }
  return found;
}
