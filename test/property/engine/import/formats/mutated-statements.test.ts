import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../../src-shared/result/app-error.ts';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { readCamt } from '../../../../../src-main/engine/import/formats/read-camt.ts';
import { readMt940 } from '../../../../../src-main/engine/import/formats/read-mt940.ts';
import { readOfx } from '../../../../../src-main/engine/import/formats/read-ofx.ts';
import { readQif } from '../../../../../src-main/engine/import/formats/read-qif.ts';
import { inputOfBytes, rowsOf } from '../../../../unit/engine/import/formats/statement-input.ts';

const SAMPLES: readonly string[] = [
  'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260105120000[-5:EST]<TRNAMT>-1,234.50<FITID>1<NAME>A &amp; B</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>5<DTASOF>20260106</LEDGERBAL></STMTRS></BANKMSGSRSV1></OFX>',
  "!Account\nNGiro\n^\n!Type:Bank\nD1/ 5'26\nT-1,000.50\nPShop\nSFood\n$-5.00\n^\nD25/04/2026\nT7.000\n^\n",
  ':20:X\n:25:1/2\n:60F:C260101EUR10,00\n:61:2601020102DR5,00NTRFNONREF//B\n:86:166?00TEXT?20EREF+1?21SVWZ+Invoice?32Shop\n:62F:C260102EUR5,00\n-\n',
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><Stmt><Acct><Id><IBAN>CH2801234000123456789</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>A</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></Document>',
];
const READERS = [readOfx, readQif, readMt940, readCamt] as const;

type Mutation = { readonly at: number; readonly removed: number; readonly inserted: Uint8Array };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(800),
  removed: fc.nat(40),
  inserted: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom('<Ntry>', '</Ntry>', '<!--', '<![CDATA[', '&#0;', ':61:', '\n:20:', '^', '!', '<STMTTRN>', '999999999999999999', '\u0000')
      .map((text) => new TextEncoder().encode(text)),
  ),
});

function mutate(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let result = bytes;
  for (const { at, removed, inserted } of mutations) {
    const from = Math.min(at, result.length);
    result = Uint8Array.from([...result.subarray(0, from), ...inserted, ...result.subarray(from + removed)]);
  }
  return result;
}

describe('readers of structured formats', () => {
  it('never crash on a mutated file: rows and reasons, or an AppError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.constantFrom(...READERS), fc.array(mutation, { maxLength: 4 }), (sample, read, mutations) => {
        const input = inputOfBytes(mutate(new TextEncoder().encode(sample), mutations));
        try {
          const statement = read(input, UNCONTROLLED);
          const rows = rowsOf(statement);
          expect(rows).toHaveLength(statement.rowCount);
          expect(rows.every((row) => Number.isSafeInteger(row.amountMinor))).toBe(true);
          expect(statement.questions.every((question) => question.examples.length > 0)).toBe(true);
        } catch (error) {
          if (!isAppError(error)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stay linear on repeated fragments without end', () => {
    const startedAt = performance.now();
    for (const piece of [
      '<STMTTRN><NAME',
      '<Ntry>',
      '<Stmt><Ntry><Amt',
      '<!--',
      '<![CDATA[',
      '&amp',
      ':61:',
      ':86:?20',
      '^\n',
      '<<<<',
      '/IBAN/',
      'EREF+',
      '((((',
      '<Ntry ',
    ]) {
      const bytes = new TextEncoder().encode(`<OFX>\n:20:X\n${piece.repeat(Math.floor(200_000 / piece.length))}`);
      for (const read of READERS) {
        expect(() => {
          try {
            read(inputOfBytes(bytes), UNCONTROLLED);
          } catch (error) {
            if (!isAppError(error)) throw error;
          }
        }).not.toThrow();
      }
    }
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
