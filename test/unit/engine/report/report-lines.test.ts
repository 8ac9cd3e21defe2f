import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSummary, type LineSummary, type ReportLine } from '../../../../src-main/engine/report/report-lines.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { lineOf } from './build-facts.ts';

const EUR = currencyCode('EUR');
const USD = currencyCode('USD');
const accounts = new Map([
  [1, { currency: EUR, countsAsCash: true }],
  [2, { currency: USD, countsAsCash: true }],
  [3, { currency: EUR, countsAsCash: false }],
]);

function summarise(lines: readonly ReportLine[]): LineSummary {
  const summary = createLineSummary(accounts, EUR);
  for (const line of lines) summary.add(line);
  return summary.finish();
}

const amountOf = fc.integer({ min: -1_000_000, max: 1_000_000 });
const anyLine = fc.record({
  amount: amountOf,
  accountId: fc.constantFrom(1, 2, 3),
  month: fc.integer({ min: 1, max: 12 }),
  categoryId: fc.constantFrom(null, 5, 6),
  isRated: fc.boolean(),
});

const anyLines = fc.array(anyLine, { maxLength: 60 }).map((drawn) =>
  drawn.map(({ amount, accountId, month, categoryId, isRated }, index) =>
    lineOf({
      id: index + 1,
      accountId,
      bookingDate: isoDate(`2026-${String(month).padStart(2, '0')}-10`),
      amountMinor: minorUnits(amount),
      currency: accountId === 2 ? USD : EUR,
      baseAmountMinor: isRated ? minorUnits(amount) : null,
      categoryId,
    }),
  ),
);

const netOf = (flows: Iterable<{ receiptsMinor: number; disbursementsMinor: number }>): number =>
  [...flows].reduce((sum, flow) => sum + flow.receiptsMinor + flow.disbursementsMinor, 0);

describe('the sums of a period', () => {
  it('are the same by month, by category and in all, and the lines themselves', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const summary = summarise(lines);
        const cash = lines.filter((line) => line.accountId !== 3);
        const rated = cash.reduce((sum, line) => sum + (line.baseAmountMinor ?? 0), 0);
        expect(netOf(summary.months.values())).toBe(rated);
        expect(netOf(summary.categories.values())).toBe(rated);
        expect(netOf([summary.domestic, summary.foreign])).toBe(rated);
        expect(summary.rateMissingCount).toBe(cash.filter((line) => line.baseAmountMinor === null).length);
        expect(netOf(summary.accounts.values())).toBe(lines.reduce((sum, line) => sum + line.amountMinor, 0));
        expect([...summary.months.keys()]).toEqual([...summary.months.keys()].toSorted());
      }),
    );
  });

  it('keep a line in another currency out of the balance of its account', () => {
    const summary = summarise([lineOf(), lineOf({ id: 2, currency: USD, baseAmountMinor: minorUnits(900) })]);
    expect(summary.accounts.get(1)).toEqual({ receiptsMinor: 1000, disbursementsMinor: 0, lineCount: 1 });
    expect(summary.foreignCounts.get(1)).toBe(1);
    expect(summary.domestic.receiptsMinor).toBe(1900);
  });
});

describe('the printed lines', () => {
  const many = (count: number): ReportLine[] =>
    Array.from({ length: count }, (_, index) =>
      lineOf({ id: index + 1, amountMinor: minorUnits((index % 2 === 0 ? -1 : 1) * ((index * 7919) % 10_007)) }),
    );

  it('are all of up to 400, in the order of the book', () => {
    const summary = summarise(many(400));
    expect(summary.isListComplete).toBe(true);
    expect(summary.listed.map((line) => line.id)).toEqual(many(400).map((line) => line.id));
  });

  it('are the 50 largest of more, whatever their sign', () => {
    const lines = many(5000);
    const summary = summarise(lines);
    const largest = lines.toSorted((a, b) => Math.abs(b.amountMinor) - Math.abs(a.amountMinor) || a.id - b.id).slice(0, 50);
    expect(summary.isListComplete).toBe(false);
    expect(summary.listed.map((line) => Math.abs(line.amountMinor))).toEqual(largest.map((line) => Math.abs(line.amountMinor)));
    expect(summary.lineCount).toBe(5000);
  });
});
