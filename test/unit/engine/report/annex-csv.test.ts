import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { annexHeader, annexRow } from '../../../../src-main/engine/report/annex-csv.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { lineOf } from './build-facts.ts';

const EUR = currencyCode('EUR');
const names = { account: 'Giro', category: 'Sales', fileName: 'march.csv' };

function cellsOf(csv: string): string[] {
  return Papa.parse<string[]>(csv.trimEnd()).data[0] ?? [];
}

describe('the annex', () => {
  it('begins with the UTF-8 mark and names its twelve columns', () => {
    const header = annexHeader(EUR);
    expect(header.startsWith('\uFEFFBooking date,Account,Amount,Currency,Base amount (EUR),')).toBe(true);
    expect(header.endsWith('\r\n')).toBe(true);
    expect(cellsOf(header)).toHaveLength(12);
  });

  it('writes amounts as plain numbers and a missing rate as an empty cell', () => {
    const line = lineOf({
      amountMinor: minorUnits(-123_456),
      currency: currencyCode('USD'),
      baseAmountMinor: null,
      description: 'Coffee',
      fileLine: 7,
      batchId: 3,
    });
    expect(annexRow(line, names, EUR)).toBe('2026-01-15,Giro,-1234.56,USD,,Coffee,,,Sales,7,3,march.csv\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-5 for you', "'-5 for you"],
    ['@sum(a1)', "'@sum(a1)"],
    ['=HYPERLINK("http://example.org")', '\'=HYPERLINK("http://example.org")'],
    ['-12.50', '-12.50'],
    ['+7', '+7'],
    ['plain', 'plain'],
  ])('makes %s harmless for a spreadsheet', (description, written) => {
    expect(cellsOf(annexRow(lineOf({ description }), names, EUR))[5]).toBe(written);
  });

  it('is read back by any CSV reader, whatever the bank wrote', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', 'a', ';') }),
        (description, counterparty) => {
          const cells = cellsOf(annexRow(lineOf({ description, counterparty }), names, EUR));
          expect(cells).toHaveLength(12);
          for (const [index, original] of [description, counterparty].entries()) {
            const cell = cells[index + 5] ?? '';
            expect(cell === original || cell === `'${original}`).toBe(true);
            expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?!\d+([.,]\d+)*$)/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
