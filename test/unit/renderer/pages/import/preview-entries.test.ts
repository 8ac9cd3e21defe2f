import { describe, expect, it } from 'vitest';
import type { ImportResult, ImportRow } from '../../../../../src-shared/contract/imports.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { entryAtLine, filterOf, partOfRole, previewEntries } from '../../../../../src-renderer/pages/import/preview-entries.ts';

function row(line: number, verdict: ImportRow['verdict']): ImportRow {
  return {
    line,
    date: isoDate('2026-03-05'),
    bookingDate: isoDate('2026-03-05'),
    valueDate: null,
    amountMinor: minorUnits(1),
    currency: currencyCode('EUR'),
    description: '',
    counterparty: null,
    reference: null,
    balanceMinor: null,
    verdict,
    reason: '',
  };
}

describe('the file in its own order', () => {
  const entries = previewEntries({
    rows: [row(2, 'new'), row(3, 'same'), row(6, 'twin')],
    skipped: [{ line: 1, reason: 'header' }],
    rejected: [{ line: 5, reason: 'no date' }],
  } as unknown as ImportResult);

  it('puts movements, other lines and unreadable ones where the file has them, each with where it ends', () => {
    expect(entries.map(({ kind, line, nextLine }) => [kind, line, nextLine])).toEqual([
      ['skipped', 1, 2],
      ['row', 2, 3],
      ['row', 3, 5],
      ['rejected', 5, 6],
      ['row', 6, null],
    ]);
  });

  it('files each under its verdict', () => {
    expect(entries.map(filterOf)).toEqual(['skipped', 'new', 'same', 'rejected', 'twin']);
  });

  it('finds a line of the file, also inside a record of several lines', () => {
    expect(entryAtLine(entries, 3)).toBe(2);
    expect(entryAtLine(entries, 4)).toBe(2);
    expect(entryAtLine(entries, 99)).toBe(4);
    expect(entryAtLine(entries, 0)).toBeNull();
  });
});

describe('what a column became', () => {
  it.each([
    ['booking_date', 'date'],
    ['value_date', 'valueDate'],
    ['running_balance', 'balance'],
    ['debit', 'amount'],
    ['counterparty', 'counterparty'],
    ['end_to_end_id', 'reference'],
    ['description', 'description'],
    ['currency', 'currency'],
  ])('%s is shown beside %s', (role, part) => {
    expect(partOfRole(role)).toBe(part);
  });

  it('leaves an ignored column alone', () => {
    expect(partOfRole('ignored')).toBeNull();
  });
});
