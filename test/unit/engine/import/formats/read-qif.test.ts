import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { looksLikeQif, readQif } from '../../../../../src-main/engine/import/formats/read-qif.ts';
import { inputOf, notesOf, rowsOf } from './statement-input.ts';

const qif = (...records: readonly string[]): string => `!Type:Bank\n${records.map((record) => `${record.replaceAll('|', '\n')}\n^\n`).join('')}`;

describe('readQif', () => {
  it('reads a record with its words, number and splits', () => {
    const statement = readQif(
      inputOf(qif('D13/01/2026|T-1,020.50|N1042|PPaper Ltd|MInvoice 7|LOffice|SOffice:Paper|EA4|$-1,000.00|SOffice:Pens|$-20.50')),
      UNCONTROLLED,
    );
    expect(notesOf(statement)).toEqual(['2026-01-13 -102050 EUR Paper Ltd Invoice 7 Office:Paper A4 Office:Pens']);
    expect(rowsOf(statement)[0]).toMatchObject({ reference: '1042', counterparty: 'Paper Ltd' });
  });

  it.each([
    ["1/25'26", '2026-01-25'],
    ["1/ 5'10|T1.00|^|D1/25'10", '2010-01-05'],
    ['25-1-2026', '2026-01-25'],
    ['2026-01-05', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['5 Jan 2026', '2026-01-05'],
    ['25.01.99', '1999-01-25'],
  ])('reads the date %s', (written, expected) => {
    const rows = rowsOf(readQif(inputOf(qif(`D${written}|T-1.00|PX`)), UNCONTROLLED));
    expect(rows[0]?.bookingDate).toBe(expected);
  });

  it('decides the order of day and month from all dates', () => {
    const statement = readQif(inputOf(qif('D03/04/2026|T1.00', 'D25/04/2026|T2.00')), UNCONTROLLED);
    expect(statement.questions).toEqual([]);
    expect(rowsOf(statement).map((row) => row.bookingDate)).toEqual(['2026-04-03', '2026-04-25']);
  });

  it('excludes an order that puts dates after the day of the import', () => {
    const statement = readQif(inputOf(qif('D03/04/2026|T1.00', 'D05/12/2026|T2.00')), UNCONTROLLED);
    expect(statement.detected.dateOrder).toBe('mdy');
  });

  it('asks where every date fits both orders, and follows the answer', () => {
    const file = qif('D03/04/2026|T1.00', 'D05/04/2026|T2.00');
    expect(readQif(inputOf(file), UNCONTROLLED).questions).toEqual([
      {
        kind: 'date_order',
        options: ['dmy', 'mdy'],
        examples: [
          { line: 2, raw: '03/04/2026 1.00', readings: { dmy: '2026-04-03', mdy: '2026-03-04' } },
          { line: 5, raw: '05/04/2026 2.00', readings: { dmy: '2026-04-05', mdy: '2026-05-04' } },
        ],
      },
    ]);
    const answered = readQif(inputOf(file, { answers: { dateOrder: 'mdy' } }), UNCONTROLLED);
    expect(rowsOf(answered)[0]?.bookingDate).toBe('2026-03-04');
  });

  it('asks for the decimal mark where no amount decides it', () => {
    const statement = readQif(inputOf(qif('D25/04/2026|T1.000')), UNCONTROLLED);
    expect(statement.questions.map((question) => question.kind)).toEqual(['decimal_mark']);
    expect(rowsOf(readQif(inputOf(qif('D25/04/2026|T1.000', 'D25/04/2026|T-2,50')), UNCONTROLLED)).map((row) => row.amountMinor)).toEqual([
      100000, -250,
    ]);
  });

  it('names the account of each row, and passes over lists and trades', () => {
    const file =
      '!Type:Cat\nNRent\n^\n!Account\nNGiro\nTBank\n^\n!Type:Bank\nD25/04/2026\nT1.00\n^\n!Account\nNCard\nTCCard\n^\n!Type:CCard\nD26/04/2026\nT-2.00\n^\n!Type:Invst\nD26/04/2026\nNBuy\nT5.00\n^\n';
    const statement = readQif(inputOf(file), UNCONTROLLED);
    expect(rowsOf(statement).map((row) => row.statementAccount)).toEqual(['Giro', 'Card']);
    expect(statement.leftOut.map((line) => line.verdict)).toEqual(['skipped']);
  });

  it('leaves out records without date or amount and one that is cut off', () => {
    const statement = readQif(inputOf(`${qif('D25/04/2026|T1.00', 'D26/04/2026|PX', 'D99/99/2026|T1.00')}D27/04/2026\nT-1`), UNCONTROLLED);
    expect(statement.rowCount).toBe(1);
    expect(statement.leftOut.map((line) => line.line)).toEqual([5, 8, 11]);
  });

  it('refuses a file of trades only', () => {
    expect(() => readQif(inputOf('!Type:Invst\nD26/04/2026\nNBuy\n^\n'), UNCONTROLLED)).toThrow(/investment trades only/);
  });
});

describe('looksLikeQif', () => {
  it('knows files with and without a header', () => {
    expect(looksLikeQif('!Type:Bank\nD1/1/26\n')).toBe(true);
    expect(looksLikeQif('D1/1/26\r\nT-5.00\r\nPShop\r\n^\r\n')).toBe(true);
    expect(looksLikeQif('Date,Amount\n1/1/26,5\n')).toBe(false);
  });
});
