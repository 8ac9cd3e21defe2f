import { createHash } from 'node:crypto';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { pairName } from '../../engine/currency/rate-missing.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { insertConversions, type LateConversion, listUnconvertedLines, type UnconvertedDay } from '../../features/currency/conversion-store.ts';
import type { WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { loadUnconvertedDays, type UnconvertedDays } from './missing-rates.ts';

export type FillRatesJobInput = { readonly business: JobBusiness; readonly actor: JobActor };
export type FillRatesJobOutput = { readonly convertedCount: number; readonly remainingCount: number };

/** Lines converted in one transaction: a fifth of a second at most, in which the interface's own writes wait. */
const LINES_PER_TRANSACTION = 20_000;

/** Whole days together, until the lines of one transaction are reached. */
function inPortions(days: readonly UnconvertedDay[]): UnconvertedDay[][] {
  const portions: UnconvertedDay[][] = [];
  let lineCount = Number.POSITIVE_INFINITY;
  for (const day of days) {
    if (lineCount + day.lineCount > LINES_PER_TRANSACTION) {
      portions.push([]);
      lineCount = 0;
    }
    portions.at(-1)?.push(day);
    lineCount += day.lineCount;
  }
  return portions;
}

/** The lines as they stand now, under the write lock: an import may have been taken back meanwhile. */
function convertDay(tx: WriteHandle, day: UnconvertedDay, { book, base }: UnconvertedDays, businessId: number): LateConversion[] {
  return listUnconvertedLines(tx, businessId, day).flatMap((line) => {
    const converted = book.convert(line.amountMinor, day.currency, { to: base, date: day.bookingDate });
    return converted === null ? [] : [{ line, baseAmountMinor: converted.amountMinor, rate: converted.rate, rateDate: converted.rateDate }];
  });
}

type Tally = { lineCount: number; firstDate: string; lastDate: string };

/** Converts the lines of some days, counts them into the daily totals and writes the entry that holds a digest over them; all or none. */
function convertPortion(
  tx: WriteHandle,
  work: { input: FillRatesJobInput; days: readonly UnconvertedDay[]; unconverted: UnconvertedDays },
  context: JobContext,
): number {
  const { business, actor } = work.input;
  const { businessId } = business;
  const nowInstant = context.clock.nowInstant();
  const digest = createHash('sha256').update('tamio late conversions 1\n');
  const pairs: Record<string, Tally> = {};
  let count = 0;
  for (const day of work.days) {
    const conversions = convertDay(tx, day, work.unconverted, businessId);
    if (conversions.length === 0) continue;
    insertConversions(tx, businessId, { day, conversions, userId: actor.userId, nowInstant });
    for (const { line, baseAmountMinor, rate, rateDate } of conversions)
      digest.update(`${JSON.stringify([line.id, baseAmountMinor, rate, rateDate])},`);
    const tally = (pairs[pairName(day.currency, work.unconverted.base)] ??= { lineCount: 0, firstDate: day.bookingDate, lastDate: day.bookingDate });
    tally.lineCount += conversions.length;
    tally.lastDate = day.bookingDate;
    count += conversions.length;
  }
  if (count === 0) return 0;
  appendAudit(
    tx,
    { action: 'convert', entityType: 'bank_transaction', after: { lineCount: count }, details: { pairs, conversionsDigest: digest.digest('hex') } },
    { businessId, userId: actor.userId, userName: actor.userName, source: actor.source, nowInstant, auditKey: context.auditKey },
  );
  return count;
}

/** Whether to go on. Before the first transaction a cancel is a cancel; later it only ends the run, and what is converted stays. */
function goesOn(context: JobContext, done: number, total: number): boolean {
  try {
    context.control.checkpoint('Converting', done, total);
    return true;
  } catch (error) {
    if (done > 0 && error instanceof AppError && error.code === 'CANCELLED') return false;
    throw error;
  }
}

/** Converts the lines that were stored without a rate and have one now; the lines themselves stay as they are. */
export async function fillRates(input: FillRatesJobInput, context: JobContext): Promise<FillRatesJobOutput> {
  const unconverted = loadUnconvertedDays(context.database.read, input.business);
  const { days, book, base } = unconverted;
  const total = days.reduce((sum, day) => sum + day.lineCount, 0);
  const convertible = days.filter((day) => book.find(day.currency, base, day.bookingDate) !== null);
  let convertedCount = 0;
  for (const portion of inPortions(convertible)) {
    if (!goesOn(context, convertedCount, total)) break;
    convertedCount += await context.database.write((tx) => convertPortion(tx, { input, days: portion, unconverted }, context));
  }
  return { convertedCount, remainingCount: Math.max(0, total - convertedCount) };
}
