import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { AGEING_BUCKETS } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import { ageItems, type AgeingReport } from '../../../../src-main/engine/obligations/age-items.ts';
import { type LedgerItem, owedMinor } from '../../../../src-main/engine/obligations/open-items.ts';
import { amount, ledgerItem, linesOf } from '../../../unit/engine/obligations/build-obligations.ts';

/** `side counterparty item due amount currency`, then `paid date amount` or `closed date` as often as wanted. */
function ledgerOf(table: string): LedgerItem[] {
  return linesOf(table).map((line) => {
    const [side = '', counterpartyId = '', id = '', due = '', scheduled = '', code = '', ...events] = line.split(' ');
    const currency = currencyCode(code);
    const paid = events.flatMap((word, at) =>
      word === 'paid' ? [{ allocatedOn: isoDate(events[at + 1] ?? ''), amountMinor: amount(events[at + 2] ?? '', currency) }] : [],
    );
    const closedAt = events.indexOf('closed');
    return ledgerItem({
      id,
      side: side === 'AR' ? 'receivable' : 'payable',
      counterpartyId,
      currency,
      dueDate: isoDate(due),
      amountMinor: amount(scheduled, currency),
      allocations: paid,
      closedOn: closedAt < 0 ? null : isoDate(events[closedAt + 1] ?? ''),
    });
  });
}

/** As an accountant prints it: magnitudes owed, `side counterparty not-due 1-30 31-60 61-90 over-90 total currency`. */
function printed(report: AgeingReport): string[] {
  const print = (row: AgeingReport['totals'][number], name: string): string =>
    [
      row.side === 'receivable' ? 'AR' : 'AP',
      name,
      ...AGEING_BUCKETS.map((bucket) => formatDecimal(owedMinor(row.side, row.buckets[bucket]), row.currency)),
      formatDecimal(owedMinor(row.side, row.openMinor), row.currency),
      row.currency,
    ].join(' ');
  return [...report.rows.map((row) => print(row, row.counterpartyId ?? '-')), ...report.totals.map((row) => print(row, 'TOTAL'))];
}

const LEDGER = ledgerOf(`
  AR Alder  INV-1  2026-01-31   100.00 EUR  paid 2026-02-20 40.00
  AR Alder  INV-2  2026-03-31   250.00 EUR
  AR Alder  CN-1   2026-03-01   -25.00 EUR
  AR Birch  INV-3  2026-03-30    80.00 EUR
  AR Birch  INV-4  2026-03-01    70.00 EUR  paid 2026-04-02 70.00
  AR Birch  INV-5  2026-02-28    60.00 EUR
  AR Birch  INV-6  2025-12-30   500.00 EUR  closed 2026-04-15
  AR Cedar  INV-7  2026-01-10   900000 JPY
  AP Alder  BILL-1 2026-03-15  -300.00 EUR  paid 2026-03-20 -100.00
  AP Dogwd  BILL-2 2026-05-01  -120.00 EUR
`);

describe('ageing report', () => {
  it('at 31 March: what was paid and closed later is still open', () => {
    expect(printed(ageItems(LEDGER, isoDate('2026-03-31')))).toEqual(
      linesOf(`
        AP Alder      0.00  200.00   0.00    0.00    0.00   200.00 EUR
        AP Dogwd    120.00    0.00   0.00    0.00    0.00   120.00 EUR
        AR Alder    250.00  -25.00  60.00    0.00    0.00   285.00 EUR
        AR Birch      0.00  150.00  60.00    0.00  500.00   710.00 EUR
        AR Cedar         0       0      0  900000       0   900000 JPY
        AP TOTAL    120.00  200.00   0.00    0.00    0.00   320.00 EUR
        AR TOTAL    250.00  125.00 120.00    0.00  500.00   995.00 EUR
        AR TOTAL         0       0      0  900000       0   900000 JPY
      `),
    );
  });

  it('at 30 April: the payment and the write-off are known', () => {
    expect(printed(ageItems(LEDGER, isoDate('2026-04-30')))).toEqual(
      linesOf(`
        AP Alder      0.00    0.00  200.00    0.00       0.00   200.00 EUR
        AP Dogwd    120.00    0.00    0.00    0.00       0.00   120.00 EUR
        AR Alder      0.00  250.00  -25.00   60.00       0.00   285.00 EUR
        AR Birch      0.00    0.00   80.00   60.00       0.00   140.00 EUR
        AR Cedar         0       0       0       0     900000   900000 JPY
        AP TOTAL    120.00    0.00  200.00    0.00       0.00   320.00 EUR
        AR TOTAL      0.00  250.00   55.00  120.00       0.00   425.00 EUR
        AR TOTAL         0       0       0       0     900000   900000 JPY
      `),
    );
  });
});
