import { describe, expect, it } from 'vitest';
import { caught } from '../../../support/caught.ts';
import { readText, shortRows } from './read-text.ts';

const asked = (lines: readonly string[], currency: string | null = 'EUR') => readText(lines, currency).understood.questions;

describe('what the file cannot decide', () => {
  const ambiguous = ['Date,Description,Amount', '05/06/2025,Kiosk,-4.50', '06/06/2025,Kiosk,-4.50'];

  it('asks the order of a date with two examples, each with both readings', () => {
    const [question] = asked(ambiguous);
    expect(question?.kind).toBe('date_order');
    expect(question?.examples).toEqual([{ line: 2, raw: '05/06/2025', readings: { dmy: '2025-06-05', mdy: '2025-05-06' } }]);
  });

  it('takes the answer, but not against what the file proves', () => {
    expect(shortRows(readText(ambiguous, 'EUR', { dateOrder: 'mdy' }).rows)[0]).toBe('2025-05-06 -450 EUR');
    const proved = [...ambiguous, '26/06/2025,Kiosk,-4.50'];
    const read = readText(proved, 'EUR', { dateOrder: 'mdy' });
    expect(shortRows(read.rows)[0]).toBe('2025-06-05 -450 EUR');
    expect(read.understood.detected.findings.find((finding) => finding.property === 'date_order')?.evidence).toBe(
      '26/06/2025 in line 4 can only be day first.',
    );
  });

  it('does not ask where other days would lie after the import, or dots settle it', () => {
    expect(asked(['Date,Description,Amount', '05/09/2026,Kiosk,-4.50'])).toHaveLength(0);
    expect(asked(['Datum;Text;Betrag', '05.06.2025;Kiosk;-4,50'])).toHaveLength(0);
  });

  it('asks the decimal mark only where every figure has three digits behind its only mark', () => {
    const lines = ['Date;Description;Amount', '2025-01-15;Kiosk;-1.230', '2025-01-16;Kiosk;-2.340'];
    expect(asked(lines).map((question) => question.kind)).toEqual(['decimal_mark']);
    expect(shortRows(readText(lines, 'EUR', { decimalMark: ',' }).rows)[0]).toBe('2025-01-15 -123000 EUR');
    expect(asked([...lines, '2025-01-17;Kiosk;-500'])).toEqual([]);
    expect(asked(lines, 'CLP')).toEqual([]);
  });

  it('asks the sign of figures that carry none, and reads it either way', () => {
    const lines = ['Date,Description,Amount', '2025-01-15,Kiosk,12.50', '2025-01-16,Acme,3.00'];
    expect(asked(lines).map((question) => question.kind)).toEqual(['sign']);
    expect(shortRows(readText(lines, 'EUR', { sign: 'flip' }).rows)).toEqual(['2025-01-15 -1250 EUR', '2025-01-16 -300 EUR']);
  });

  it('asks the currency only where neither file nor account names one', () => {
    const lines = ['Date,Description,Amount', '2025-01-15,Kiosk,-12.50'];
    expect(asked(lines, null).map((question) => question.kind)).toEqual(['currency']);
    expect(asked(['Date,Description,Amount (CHF)', '2025-01-15,Kiosk,-12.50'], null)).toEqual([]);
  });
});

describe('the running balance', () => {
  const header = 'Date,Description,Debit,Credit,Balance';

  it('overrules the titles where it proves that debit means money in', () => {
    const { rows, understood } = readText(
      [
        header,
        '12/15/2018,A,0.00,20.00,-10.00',
        '12/15/2018,B,0.00,-13.50,-23.50',
        '12/15/2018,C,-33.50,0.00,10.00',
        '12/15/2018,D,"1,500.00",0.00,"1,510.00"',
      ],
      'USD',
    );
    expect(rows.map((row) => row.amountMinor)).toEqual([-2000, -1350, 3350, 150_000]);
    expect(understood.proof).toEqual({ status: 'proved', method: 'running_balance', openingMinor: 1000, closingMinor: 151_000 });
  });

  it('names the first line that does not fit', () => {
    const lines = [header, '2025-01-01,A,,100.00,100.00', '2025-01-02,B,10.00,,90.00', '2025-01-03,C,10.00,,70.00', '2025-01-04,D,10.00,,60.00'];
    expect(readText(lines, 'USD').understood.proof).toEqual({ status: 'contradicted', line: 4, expectedMinor: 8000, foundMinor: 7000 });
  });

  it('states the balance at the end of each day', () => {
    const lines = [header, '2025-01-03,C,10.00,,80.00', '2025-01-02,B,10.00,,90.00', '2025-01-02,A,,100.00,100.00'];
    expect(readText(lines, 'USD').understood.statedBalances.map((one) => `${one.balanceDate} ${one.balanceMinor}`)).toEqual([
      '2025-01-02 9000',
      '2025-01-03 8000',
    ]);
  });
});

describe('lines that are no movement', () => {
  it('rejects what cannot be read and skips totals, each with a reason', () => {
    const lines = [
      'Date,Description,Amount,Currency',
      '2025-01-15,Kiosk,-12.50,EUR',
      '2025-13-45,Kiosk,-3.00,EUR',
      '2025-01-16,Kiosk,abc,EUR',
      ',Total,-15.50,',
      '2025-01-17,Acme,-1.00,USD',
    ];
    const { rows, understood } = readText(lines, 'EUR');
    expect(shortRows(rows)).toEqual(['2025-01-15 -1250 EUR', '2025-01-17 -100 USD']);
    expect(understood.leftOut.map((line) => `${line.line} ${line.verdict}`)).toEqual(['1 skipped', '3 rejected', '4 rejected', '5 skipped']);
  });

  it('keeps the own account of rows from several, and the other side’s account', () => {
    const lines = [
      'Account,Date,Payee,IBAN,Amount,Reference',
      'A-1,2025-01-15,Acme,DE02 1203 0000 0000 2020 51,-12.50,INV 7',
      'A-2,2025-01-15,Bolt,,-3.00,',
    ];
    const [first, second] = readText(lines, 'EUR').rows;
    expect(first).toMatchObject({ statementAccount: 'A-1', counterparty: 'Acme', counterpartyIban: 'DE02120300000000202051', reference: 'INV 7' });
    expect(second?.statementAccount).toBe('A-2');
  });

  it('proves the running balance of each account by itself: one that breaks says nothing against the other', () => {
    const lines = [
      'Account,Date,Payee,Amount,Balance',
      'A-1,2025-01-15,Acme,-10.00,90.00',
      'A-2,2025-01-15,Bolt,5.00,505.00',
      'A-1,2025-01-16,Acme,-10.00,80.00',
      'A-2,2025-01-16,Bolt,5.00,510.00',
      'A-1,2025-01-17,Acme,-10.00,70.00',
      'A-2,2025-01-17,Bolt,5.00,516.00',
    ];
    const { understood } = readText(lines, 'EUR');
    expect(understood.proof).toMatchObject({ status: 'contradicted', line: 7 });
    expect(understood.statedBalances).toEqual([]);
    expect([...understood.byAccount.keys()]).toEqual(['A-1', 'A-2']);
    expect(understood.byAccount.get('A-1')).toMatchObject({
      proof: { status: 'proved', method: 'running_balance', openingMinor: 10000, closingMinor: 7000 },
      statedBalances: [
        { balanceDate: '2025-01-15', balanceMinor: 9000 },
        { balanceDate: '2025-01-16' },
        { balanceDate: '2025-01-17', balanceMinor: 7000 },
      ],
    });
    expect(understood.byAccount.get('A-2')).toMatchObject({ proof: { status: 'contradicted', line: 7 }, statedBalances: [] });
    expect(
      readText(
        lines.filter((line) => !line.startsWith('A-2')),
        'EUR',
      ).understood.byAccount.size,
    ).toBe(0);
  });
});

describe('files that are no statement', () => {
  const codeOf = (lines: readonly string[]): unknown => caught(() => readText(lines, 'EUR'));

  it.each([
    ['FILE_EMPTY', ['', '  ']],
    ['FILE_HAS_NO_TRANSACTIONS', ['entry1,entry2,entry3', 'entry4,entry5,entry6']],
    ['FILE_HAS_NO_TRANSACTIONS', ['"Date","Label","Amount"']],
    ['FILE_FORMAT_UNSUPPORTED', ['%PDF-1.7 stream']],
    ['FILE_FORMAT_UNSUPPORTED', ['<!DOCTYPE html><html><body>01/02/2024 5.00</body></html>']],
    ['FILE_FORMAT_UNSUPPORTED', ['{"transactions": []}']],
    ['FILE_NOT_TEXT', ['a\u0001b\u0002c\u0003\u0004\u0005 noise']],
  ])('%s in one sentence that says what to do', (code, lines) => {
    expect(codeOf(lines)).toMatchObject({ code, message: expect.stringMatching(/^[^\n]{20,240}\.$/) });
  });
});

describe('a balance column that does not run', () => {
  it.each([
    [
      'repeats one balance',
      ['2025-01-01,A,-10.00,100.00', '2025-01-02,B,-20.00,100.00', '2025-01-03,C,-30.00,100.00'],
      'The balance column repeats one balance in every row',
    ],
    [
      'is cut together',
      ['2025-01-01,A,-10.00,100.00', '2025-01-02,B,-20.00,555.00', '2025-01-03,C,-30.00,7.00'],
      'The balances do not follow the order of the rows',
    ],
  ])('%s: nothing is proved and nothing contradicted', (_, lines, reason) => {
    expect(readText(['Date,Description,Amount,Balance', ...lines], 'EUR').understood.proof).toEqual({ status: 'not_provable', reason });
  });
});

describe('a column of cards', () => {
  it('does not split the running balance of the one account they belong to', () => {
    const lines = [
      'Date,Card number,Description,Amount,Balance',
      '2025-01-01,1111,A,-10.00,90.00',
      '2025-01-02,2222,B,-20.00,70.00',
      '2025-01-03,1111,C,-30.00,40.00',
    ];
    const { understood, rows } = readText(lines, 'EUR');
    expect(understood.proof.status).toBe('proved');
    expect(rows.map((row) => row.statementAccount)).toEqual([null, null, null]);
  });
});
