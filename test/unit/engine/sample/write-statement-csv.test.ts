import { describe, expect, it } from 'vitest';
import type { SampleBankLine } from '../../../../src-main/engine/sample/types.ts';
import { PLAIN_CONVENTION, writeStatementCsv } from '../../../../src-main/engine/sample/write-statement-csv.ts';
import { generateLedger } from '../../../../src-main/engine/sample/generate-ledger.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const rent: SampleBankLine = {
  accountKey: 'operating',
  bookingDate: isoDate('2026-03-02'),
  valueDate: isoDate('2026-03-01'),
  amountMinor: minorUnits(-123_456),
  currency: currencyCode('EUR'),
  description: 'Rent; March "office"',
  counterparty: 'Talweide Immobilien KG',
  counterpartyIban: null,
  reference: null,
  balanceMinor: minorUnits(1_000_005),
};

const text = (lines: Iterable<SampleBankLine>, convention = PLAIN_CONVENTION): string => [...writeStatementCsv(lines, convention)].join('');

describe('writeStatementCsv', () => {
  it('writes a plain statement', () => {
    expect(text([rent])).toBe(
      'Booking date,Value date,Description,Counterparty,IBAN,Reference,Amount,Currency,Balance\n2026-03-02,2026-03-01,"Rent; March ""office""",Talweide Immobilien KG,,,-1234.56,EUR,10000.05\n',
    );
  });

  it('writes day first, comma decimals, groups and a debit and credit pair', () => {
    const german = {
      ...PLAIN_CONVENTION,
      delimiter: ';',
      dateOrder: 'dmy',
      dateSeparator: '.',
      decimalMark: ',',
      groupMark: '.',
      amounts: 'debit_credit',
      lineEnd: '\r\n',
    } as const;
    expect(text([rent], { ...german, hasHeader: false })).toBe(
      '02.03.2026;01.03.2026;"Rent; March ""office""";Talweide Immobilien KG;;;1.234,56;;EUR;10.000,05\r\n',
    );
  });

  it('writes month first with a flag and no balance', () => {
    const american = { ...PLAIN_CONVENTION, dateOrder: 'mdy', dateSeparator: '/', amounts: 'flag', hasBalance: false, hasHeader: false } as const;
    expect(text([rent], american)).toBe('03/02/2026,03/01/2026,"Rent; March ""office""",Talweide Immobilien KG,,,1234.56,D,EUR\n');
  });

  it('hands out a long statement in chunks', () => {
    const chunks = [...writeStatementCsv(generateLedger({ seed: 1, rows: 3000, endDate: isoDate('2026-09-30') }), PLAIN_CONVENTION)];
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.join('').split('\n')).toHaveLength(3002);
  });
});
