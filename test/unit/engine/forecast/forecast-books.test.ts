import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { generateCompany } from '../../../../src-main/engine/sample/generate-company.ts';
import type { GeneratedCompany } from '../../../../src-main/engine/sample/types.ts';
import { forecastInputAt, openBooks } from '../../../support/forecast-books.ts';

const OPTIONS = { horizonDays: 91, pathCount: 10, knowledge: 'books' } as const;
const company = generateCompany({ archetype: 'agency', seed: 3, months: 14, endDate: isoDate('2026-06-30') });
const origin = addMonths(company.startDate, 8);

/** The same company had its world ended at the origin: bank lines, documents and settlements after it are gone, agreements have no future. */
function cutOff(whole: GeneratedCompany): GeneratedCompany {
  const lineCount = whole.bankLines.filter((line) => line.bookingDate <= origin).length;
  const open = (date: string | null) => (date !== null && date <= origin ? isoDate(date) : null);
  return {
    ...whole,
    bankLines: whole.bankLines.slice(0, lineCount),
    invoices: whole.invoices.filter((invoice) => invoice.issueDate <= origin),
    bills: whole.bills.filter((bill) => bill.issueDate <= origin),
    agreements: whole.agreements
      .filter((agreement) => agreement.startDate <= origin)
      .map((agreement) => ({
        ...agreement,
        endDate: open(agreement.endDate),
        priceChanges: agreement.priceChanges.filter((change) => change.fromDate <= origin),
      })),
    truth: {
      ...whole.truth,
      lines: whole.truth.lines.slice(0, lineCount),
      invoices: whole.truth.invoices.map((invoice) => ({ ...invoice, settledDate: open(invoice.settledDate) })),
      bills: whole.truth.bills.map((bill) => ({ ...bill, settledDate: open(bill.settledDate) })),
    },
  };
}

describe('what the measurement tells the forecast', () => {
  it.each(['books', 'bank'] as const)('is the same whether or not the future has happened (%s)', (knowledge) => {
    const options = { ...OPTIONS, knowledge };
    expect(forecastInputAt(openBooks(cutOff(company)), origin, options)).toEqual(forecastInputAt(openBooks(company), origin, options));
  });

  it('explains every past line once: documents settled by then are neither open nor in the residual', () => {
    const books = openBooks(company);
    const input = forecastInputAt(books, origin, OPTIONS);
    const settled = new Set([...books.settledBy].filter(([, date]) => date <= origin).map(([document]) => document));
    expect(input.openItems.filter(({ id }) => settled.has(id))).toEqual([]);
    const all = books.bankDays.filter(({ date }) => date <= origin).reduce((sum, day) => sum + day.inflowMinor + day.outflowMinor, 0);
    const explained = books.explained.filter(({ date }) => date <= origin).reduce((sum, part) => sum + part.amountMinor, 0);
    const residual = [...input.history.inflowMinor, ...input.history.outflowMinor].reduce((sum, value) => sum + value, 0);
    expect(residual).toBe(all - explained);
    expect(input.scheduled.every((flow) => flow.dueDate >= addDays(origin, -30))).toBe(true);
  });
});
