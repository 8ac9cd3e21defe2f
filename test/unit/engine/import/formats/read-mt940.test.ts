import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { looksLikeMt940, readMt940 } from '../../../../../src-main/engine/import/formats/read-mt940.ts';
import { inputOf, notesOf, rowsOf } from './statement-input.ts';

const message = (lines: string, closing = ':62F:C260102EUR90,00'): string =>
  `:20:REF\n:25:12345678/1020304050\n:28C:1/1\n:60F:C251230EUR100,00\n${lines}\n${closing}\n-\n`;

describe('readMt940', () => {
  it('reads numbered subfields, references and the booking date across the turn of the year', () => {
    const details =
      ':86:105?00LASTSCHRIFT?20EREF+A-1?21SVWZ+Rent January, flat on the \n?22second floor?30GENODEF1XYZ?31DE89370400440532013000?32Landlord ?33Ltd';
    const statement = readMt940(inputOf(message(`:61:2512310102DR10,00NDDTNONREF//BANK1\n${details}`)), UNCONTROLLED);
    expect(notesOf(statement)).toEqual(['2026-01-02 -1000 EUR LASTSCHRIFT Rent January, flat on the second floor Landlord Ltd']);
    expect(rowsOf(statement)[0]).toMatchObject({
      valueDate: '2025-12-31',
      counterparty: 'Landlord Ltd',
      counterpartyIban: 'DE89370400440532013000',
      endToEndId: 'A-1',
      bankReference: 'BANK1',
      reference: null,
    });
    expect(statement.proof).toEqual({ status: 'proved', method: 'opening_and_closing', openingMinor: 10000, closingMinor: 9000 });
    expect(statement.detected.accountHints).toEqual(['12345678/1020304050', '1020304050']);
  });

  it('turns reversals: RD puts money in, RC takes it out', () => {
    const statement = readMt940(inputOf(message(':61:260102RD5,NTRFNONREF\n:61:260102RC15,NTRFNONREF')), UNCONTROLLED);
    expect(rowsOf(statement).map((row) => row.amountMinor)).toEqual([500, -1500]);
    expect(statement.proof.status).toBe('proved');
  });

  it('says which statement does not add up', () => {
    const statement = readMt940(inputOf(message(':61:260102D11,00NTRFNONREF')), UNCONTROLLED);
    expect(statement.proof).toEqual({ status: 'contradicted', line: 6, expectedMinor: 8900, foundMinor: 9000 });
  });

  it('proves the statements of each account by themselves', () => {
    const other = message(':61:260102D11,00NTRFNONREF').replace('1020304050', '9999999999');
    const { byAccount, statedBalances } = readMt940(inputOf(message(':61:260102D10,00NTRFNONREF') + other), UNCONTROLLED);
    expect(statedBalances).toEqual([]);
    const [first, second] = [...byAccount.values()];
    expect(first).toMatchObject({
      proof: { status: 'proved', openingMinor: 10000, closingMinor: 9000 },
      statedBalances: [{}, { balanceMinor: 9000 }],
    });
    expect(second?.proof).toMatchObject({ status: 'contradicted', expectedMinor: 8900, foundMinor: 9000 });
  });

  it('reads code words between slashes', () => {
    const details = ':86:/TRTP/SEPA OVERBOEKING/IBAN/NL46ABNA0499998748/BIC/ABNANL2A/NAME/J. JANSEN\n/REMI/Factuur 12/2026/EREF/NOTPROVIDED';
    const [row] = rowsOf(readMt940(inputOf(message(`:61:260102D10,N192NONREF\n${details}`)), UNCONTROLLED));
    expect(row).toMatchObject({
      description: 'SEPA OVERBOEKING J. JANSEN Factuur 12/2026',
      counterparty: 'J. JANSEN',
      counterpartyIban: 'NL46ABNA0499998748',
      endToEndId: null,
    });
  });

  it('joins a wrapped plain text and takes a wrapped time for text, not for a field', () => {
    const details = ':86:Card 12-09-2014T16\n:20:37 terminal 7';
    expect(notesOf(readMt940(inputOf(message(`:61:260102D10,N192NONREF\n${details}`)), UNCONTROLLED))[0]).toContain(
      'Card 12-09-2014T16 :20:37 terminal 7',
    );
  });

  it('reads several messages in envelopes, each proved by itself', () => {
    const envelope = (body: string): string => `{1:F01BANKDEFFXXXX}{2:O9400}{4:\n${body.replace('\n-\n', '\n-}{5:}\n')}`;
    const statement = readMt940(
      inputOf(envelope(message(':61:260102D10,NTRFNONREF')) + envelope(message(':61:260103C10,NTRFNONREF', ':62F:C260103EUR110,00'))),
      UNCONTROLLED,
    );
    expect(statement.rowCount).toBe(2);
    expect(statement.proof).toMatchObject({ status: 'proved', openingMinor: 10000, closingMinor: 11000 });
  });

  it('reads an interim report and marks what is only expected', () => {
    const statement = readMt940(
      inputOf(':20:R\n:25:123\n:28C:1\n:34F:EURD0,\n:13D:2601021200+0100\n:61:260102C5,NTRFNONREF\n:61:260103ED7,NTRFNONREF\n:90D:1EUR7,\n'),
      UNCONTROLLED,
    );
    expect(rowsOf(statement).map((row) => [row.amountMinor, row.isPending])).toEqual([
      [500, false],
      [-700, true],
    ]);
  });

  it('takes the last day of the month for a day that does not exist', () => {
    expect(rowsOf(readMt940(inputOf(message(':61:2602300302D10,N024NONREF')), UNCONTROLLED))[0]).toMatchObject({
      valueDate: '2026-02-28',
      bookingDate: '2026-03-02',
    });
  });

  it('leaves out a damaged line and says that the end is missing', () => {
    const statement = readMt940(inputOf(message(':61:260102D10,NTRFNONREF\n:61:garbage').split(':62F')[0] ?? ''), UNCONTROLLED);
    expect(statement.leftOut).toEqual([{ line: 6, verdict: 'rejected', reason: 'The statement line "garbage" does not have the form of field 61.' }]);
    expect(statement.detected.findings.map((finding) => finding.property)).toContain('completeness');
  });

  it('states the opening balance for the day before the first line', () => {
    const sameDay = message(':61:251230D10,NTRFNONREF');
    expect(readMt940(inputOf(sameDay), UNCONTROLLED).statedBalances).toEqual([
      { balanceDate: '2025-12-29', balanceMinor: 10000, currency: 'EUR', source: 'opening' },
      { balanceDate: '2026-01-02', balanceMinor: 9000, currency: 'EUR', source: 'closing' },
    ]);
  });

  it('refuses a currency that does not exist and a file without lines', () => {
    expect(() => readMt940(inputOf(message(':61:260102D10,NTRFNONREF').replaceAll('EUR', 'XYZ')), UNCONTROLLED)).toThrow(/XYZ/);
    expect(() => readMt940(inputOf(':62F:C100323EUR42570,04'), UNCONTROLLED)).toThrow(/holds no transaction/);
  });
});

describe('looksLikeMt940', () => {
  it.each([':20:X\r\n:25:1\r\n', '{1:F01}{2:O9400}', 'BANK\n940\n:20:X\n:28:1\n', ':61:110701CN50,00NZ10NONREF'])('knows %j', (head) => {
    expect(looksLikeMt940(head)).toBe(true);
  });
  it('does not take a table of times', () => {
    expect(looksLikeMt940('Date;Time\n2026-01-01;:20:15\n')).toBe(false);
  });
});
