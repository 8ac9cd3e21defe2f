import { describe, expect, it } from 'vitest';
import { generateCompany } from '../../../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES, type Archetype } from '../../../../src-main/engine/sample/types.ts';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { checkCompany } from './check-company.ts';

const endDate = isoDate('2026-09-30');

describe.each(ARCHETYPES)('a generated %s', (archetype) => {
  const company = generateCompany({ archetype, seed: 7, months: 36, endDate });

  it('is consistent: balances, dates, allocations, settlements, streams, parties', () => {
    expect(checkCompany(company)).toEqual([]);
  });

  it('is the same for the same seed and another for another', () => {
    expect(generateCompany({ archetype, seed: 7, months: 36, endDate })).toEqual(company);
    expect(generateCompany({ archetype, seed: 8, months: 36, endDate }).bankLines).not.toEqual(company.bankLines);
  });

  it('keeps its customers, habits and contracts when the history ends a week later', () => {
    const later = generateCompany({ archetype, seed: 7, months: 36, endDate: addDays(endDate, 7) });
    expect(later.name).toBe(company.name);
    expect(later.truth.habits).toEqual(company.truth.habits);
    expect(later.vendors).toEqual(company.vendors);
    expect(later.agreements.map((agreement) => [agreement.key, agreement.counterparty])).toEqual(
      company.agreements.map((agreement) => [agreement.key, agreement.counterparty]),
    );
  });

  it('tells every story the detectors look for', () => {
    const kinds = new Set(company.truth.lines.map((line) => line.kind));
    for (const kind of [
      'invoice_payment',
      'bill_payment',
      'payroll',
      'rent',
      'tax',
      'subscription',
      'transfer',
      'refund',
      'duplicate',
      'fee',
    ] as const)
      expect(kinds).toContain(kind);
    expect(company.truth.shocks.length).toBeGreaterThan(4);
    expect(company.agreements.some((agreement) => agreement.priceChanges.length > 0)).toBe(true);
    expect(company.truth.invoices.some((invoice) => invoice.settledDate === null)).toBe(true);
  });

  it('can have a history of one month', () => {
    const short = generateCompany({ archetype, seed: 7, months: 1, endDate });
    expect(checkCompany(short)).toEqual([]);
    expect(short.startDate).toBe('2026-08-31');
    expect(short.bankLines.length).toBeGreaterThan(30);
  });
});

/** Sales and receipts of customers in the given months, averaged over a few seeds, as a share of what twelve equal months would bring. */
function shareOfMonths(archetype: Archetype, months: readonly string[]): number {
  let inMonths = 0;
  let all = 0;
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const company = generateCompany({ archetype, seed, months: 36, endDate });
    const sold = [
      ...company.invoices.map((invoice) => ({ date: invoice.issueDate, amount: invoice.amountMinor })),
      ...company.bankLines.flatMap((line, index) => {
        const kind = company.truth.lines[index]?.kind;
        return kind === 'card_sale' || kind === 'cash_sale' ? [{ date: line.bookingDate, amount: line.amountMinor }] : [];
      }),
    ].filter((sale) => sale.date >= company.startDate);
    for (const { date, amount } of sold) {
      all += amount;
      if (months.includes(date.slice(5, 7))) inMonths += amount;
    }
  }
  return inMonths / all / (months.length / 12);
}

describe('the seasons of the trade', () => {
  it.each([
    ['agency', ['07', '08'], 0.6, 0.93],
    ['shop', ['11', '12'], 1.2, 1.7],
    ['contractor', ['12', '01', '02'], 0.5, 0.88],
    ['restaurant', ['12'], 1.08, 1.5],
  ] as const)('a %s in the months %s sells between %f and %f of a usual month', (archetype, months, low, high) => {
    const share = shareOfMonths(archetype, months);
    expect(share).toBeGreaterThan(low);
    expect(share).toBeLessThan(high);
  });

  it('a software company grows', () => {
    const { invoices, startDate } = generateCompany({ archetype: 'saas', seed: 3, months: 36, endDate });
    const total = (from: string, to: string): number =>
      invoices.filter((invoice) => invoice.issueDate >= from && invoice.issueDate < to).reduce((sum, invoice) => sum + invoice.amountMinor, 0);
    expect(startDate).toBe('2023-10-01');
    expect(total('2025-10-01', '2026-10-01')).toBeGreaterThan(total('2023-10-01', '2024-10-01') * 1.08);
  });
});

it('refuses a fractional seed and a history of no months', () => {
  expect(() => generateCompany({ archetype: 'shop', seed: 1.5, months: 36, endDate })).toThrow('a whole seed');
  expect(() => generateCompany({ archetype: 'shop', seed: 1, months: 0, endDate })).toThrow('1 to 120 months');
});
