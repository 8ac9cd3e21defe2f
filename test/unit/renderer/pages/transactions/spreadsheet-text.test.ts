import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../../../../src-shared/contract/transactions.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { spreadsheetText } from '../../../../../src-renderer/pages/transactions/spreadsheet-text.ts';

const line: Transaction = {
  id: 1,
  accountId: 1,
  accountName: 'Main',
  bookingDate: isoDate('2026-03-05'),
  valueDate: null,
  amountMinor: minorUnits(-123_456),
  currency: currencyCode('EUR'),
  description: 'Rent\tMarch\nsecond line',
  counterparty: 'Example Ltd',
  reference: null,
  categoryId: null,
  categoryName: 'Rent',
  isPending: false,
  runningBalanceMinor: null,
};

describe('lines for a spreadsheet', () => {
  it('writes one row a line with the decimal mark the spreadsheet expects and nothing that breaks a cell', () => {
    expect(spreadsheetText([line], ',').split('\n')).toEqual([
      'Date\tCounterparty\tDescription\tReference\tCategory\tAmount\tCurrency\tAccount',
      '2026-03-05\tExample Ltd\tRent March second line\t\tRent\t-1234,56\tEUR\tMain',
    ]);
  });

  it('knows currencies without cents', () => {
    expect(spreadsheetText([{ ...line, amountMinor: minorUnits(7), currency: currencyCode('JPY') }], '.')).toContain('\t7\tJPY\t');
  });

  it.each(['=HYPERLINK("https://example.org")', '+1', '@SUM(A1)', '-2+3'])('never hands over a formula: %s', (description) => {
    expect(spreadsheetText([{ ...line, description }], '.')).toContain(`\t'${description}\t`);
  });
});
