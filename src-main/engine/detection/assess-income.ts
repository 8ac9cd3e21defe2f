import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { normalCdf } from '../delays/normal-distribution.ts';
import { cautiousMad, describeBaseline, isSteady, modifiedScore, NOISE_SCORE } from './expense-baseline.ts';
import type { IncomeLine } from './facts.ts';
import { standAtRate } from './false-discovery.ts';

/** Days looked at, and the year before it that receipts are compared with. */
const WINDOW_DAYS = 30;
const COMPARED_DAYS = 365;
/** Percent a receipt may be off its invoice: fees, rounding and small deductions are no news. */
const TOLERANCE_PCT = 5;
/** Least number of earlier receipts for a baseline (ENGINES §6), and below which a payer is new. */
const MIN_COUNT = 8;
const NEWCOMER_BELOW = 3;
/** Percent of an ordinary month's receipts below which money from a stranger is not worth a person's time. */
const MATERIAL_PCT = 4;
const NEWCOMER_SCORE = 2.5;
/** Share of raised receipts that may be chance. */
const FALSE_DISCOVERY_RATE = 0.1;

/** A receipt that is not what was to be expected. */
export type UnexpectedIncome = {
  readonly reason: 'short' | 'over' | 'off_baseline' | 'stranger';
  readonly line: IncomeLine;
  /** Expected or usual, in minor units; not rounded. */
  readonly expected: number;
  /** Earlier receipts compared; 0 where an invoice says what was expected. */
  readonly compared: number;
  readonly score: number;
};

type Options = { readonly asOf: IsoDate };

/** Receipts that settle invoices for more or less than was open on them. */
function assessSettlements(lines: readonly IncomeLine[]): UnexpectedIncome[] {
  return lines.flatMap((line): UnexpectedIncome[] => {
    if (line.expectedMinor === null) return [];
    const offMinor = line.amountMinor - line.expectedMinor;
    if (Math.abs(offMinor) * 100 <= line.expectedMinor * TOLERANCE_PCT) return [];
    return [{ reason: offMinor < 0 ? 'short' : 'over', line, expected: line.expectedMinor, compared: 0, score: Infinity }];
  });
}

/**
 * Receipts of known payers that settle nothing and lie outside the payer's own baseline: above it by a material amount, or either way where the payer
 * is steady.
 */
function assessKnown(recent: readonly IncomeLine[], earlier: ReadonlyMap<string, readonly IncomeLine[]>, materialMinor: number): UnexpectedIncome[] {
  return recent.flatMap((line): UnexpectedIncome[] => {
    const own = earlier.get(line.payerKey) ?? [];
    if (own.length < MIN_COUNT) return [];
    const baseline = describeBaseline(own.map((one) => one.amountMinor));
    const score = modifiedScore(line.amountMinor, baseline.median, cautiousMad(baseline));
    const isMaterial = line.amountMinor - baseline.median >= materialMinor || isSteady(baseline);
    return !isMaterial ? [] : [{ reason: 'off_baseline', line, expected: baseline.median, compared: own.length, score: Math.abs(score) }];
  });
}

/** What is worth a person's time: a share of the receipts of 30 days, as they were over the last year or the days there are. */
function materialOf(lines: readonly IncomeLine[], { asOf }: Options): number {
  const year = lines.filter((line) => line.date > addDays(asOf, -COMPARED_DAYS));
  const days = Math.max(WINDOW_DAYS, daysBetween(year[0]?.date ?? asOf, asOf));
  return ((year.reduce((sum, line) => sum + line.amountMinor, 0) / days) * WINDOW_DAYS * MATERIAL_PCT) / 100;
}

/** Material receipts from payers hardly seen before, out of proportion to what such payers usually send. */
function assessStrangers(free: readonly IncomeLine[], all: readonly IncomeLine[], { asOf }: Options): UnexpectedIncome[] {
  const from = addDays(asOf, -WINDOW_DAYS);
  const first = all[0]?.date;
  // In the first weeks of the books every payer is new.
  if (first === undefined || first > addDays(from, -WINDOW_DAYS * 3)) return [];
  const materialMinor = materialOf(all, { asOf });
  const seen = new Map<string, number>();
  const strangers = free.filter((line) => {
    const before = seen.get(line.payerKey) ?? 0;
    seen.set(line.payerKey, before + 1);
    return before < NEWCOMER_BELOW;
  });
  const compared = describeBaseline(
    strangers.filter((line) => line.date <= from && line.date > addDays(from, -COMPARED_DAYS)).map((line) => line.amountMinor),
  );
  return strangers.flatMap((line): UnexpectedIncome[] => {
    if (line.date <= from || line.amountMinor < materialMinor) return [];
    const isCompared = compared.count >= MIN_COUNT;
    const score = isCompared ? modifiedScore(line.amountMinor, compared.median, compared.logMad) : NOISE_SCORE;
    if (score <= NEWCOMER_SCORE) return [];
    return [{ reason: 'stranger', line, expected: isCompared ? compared.median : 0, compared: compared.count, score }];
  });
}

/**
 * Receipts of the last 30 days that are off: more than 5 % from the invoices they settle; outside the payer's own baseline (|0.6745·(ln x − ln median)
 * ÷ MAD| > 3.5 over at least eight receipts, false-discovery rate 0.1; a payer that varies only upwards and by a material amount); or material (4 % of
 * a month's receipts) from a payer hardly seen before and out of proportion to such payers. Lines in date order.
 */
export function assessIncome(lines: readonly IncomeLine[], options: Options): UnexpectedIncome[] {
  const from = addDays(options.asOf, -WINDOW_DAYS);
  const free = lines.filter((line) => line.expectedMinor === null);
  const earlier = Map.groupBy(
    free.filter((line) => line.date <= from),
    (line) => line.payerKey,
  );
  const known = assessKnown(
    free.filter((line) => line.date > from),
    earlier,
    materialOf(lines, options),
  );
  const stands = standAtRate(
    known.map((one) => 2 * (1 - normalCdf(one.score))),
    FALSE_DISCOVERY_RATE,
  );
  const outside = known.filter((one, index) => stands[index] === true && one.score > NOISE_SCORE);
  return [...assessSettlements(lines.filter((line) => line.date > from)), ...outside, ...assessStrangers(free, lines, options)];
}
