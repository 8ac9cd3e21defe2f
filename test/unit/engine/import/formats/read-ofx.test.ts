import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { looksLikeOfx, readOfx } from '../../../../../src-main/engine/import/formats/read-ofx.ts';
import { inputOf, inputOfBytes, notesOf, rowsOf } from './statement-input.ts';

const HEADER = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';

function sgml(records: string, currency = '<CURDEF>USD'): string {
  return `${HEADER}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>${currency}<BANKACCTFROM><BANKID>1<ACCTID>77</BANKACCTFROM><BANKTRANLIST>\n${records}\n</BANKTRANLIST><LEDGERBAL><BALAMT>100.50<DTASOF>20260131120000</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
}
const record = (amount: string, more = ''): string =>
  `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260105120000.000[-5:EST]<TRNAMT>${amount}<FITID>f1${more}</STMTTRN>`;

describe('readOfx', () => {
  it('reads unclosed SGML tags and keeps the printed day', () => {
    const statement = readOfx(inputOf(sgml(record('-30.000', '<NAME>Coffee &amp; Co<MEMO>Coffee &amp; Co, two cups'))), UNCONTROLLED);
    expect(notesOf(statement)).toEqual(['2026-01-05 -3000 USD Coffee & Co, two cups']);
    expect(rowsOf(statement)[0]).toMatchObject({ bankReference: 'f1', counterparty: 'Coffee & Co' });
    expect(statement.statedBalances).toEqual([{ balanceDate: '2026-01-31', balanceMinor: 10050, currency: 'USD', source: 'ledger' }]);
    expect(statement.detected.accountHints).toEqual(['77']);
  });

  it('reads XML with several accounts and names the account of each row', () => {
    const account = (id: string, amount: string): string =>
      `<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>${id}</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20260203</DTPOSTED><TRNAMT>${amount}</TRNAMT><NAME>A</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS>`;
    const statement = readOfx(
      inputOf(
        `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200"?><OFX><BANKMSGSRSV1>${account('1', '5')}${account('2', '-6')}</BANKMSGSRSV1></OFX>`,
      ),
      UNCONTROLLED,
    );
    expect(rowsOf(statement).map((row) => [row.statementAccount, row.amountMinor])).toEqual([
      ['1', 500],
      ['2', -600],
    ]);
    expect(statement.statedBalances).toEqual([]);
  });

  it('takes the decimal comma of the standard and of a whole column', () => {
    const statement = readOfx(inputOf(sgml(record('-1.234,56') + record('1.000'))), UNCONTROLLED);
    expect(rowsOf(statement).map((row) => row.amountMinor)).toEqual([-123456, 100000]);
  });

  it('asks for the decimal mark where 1.234 can be either', () => {
    const file = sgml(record('1.234'));
    expect(readOfx(inputOf(file), UNCONTROLLED).questions).toEqual([
      {
        kind: 'decimal_mark',
        options: ['.', ','],
        examples: [{ line: 8, raw: '20260105120000.000[-5:EST] OTHER 1.234', readings: { '.': '1.23 USD', ',': '1234.00 USD' } }],
      },
    ]);
    const answered = readOfx(inputOf(file, { answers: { decimalMark: ',' } }), UNCONTROLLED);
    expect(answered.questions).toEqual([]);
    expect(rowsOf(answered)[0]?.amountMinor).toBe(123400);
  });

  it('asks for the sign where every debit is positive', () => {
    const file = sgml(
      '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260105<TRNAMT>12.00<NAME>Rent</STMTTRN><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260106<TRNAMT>50.00<NAME>Client</STMTTRN>',
    );
    expect(readOfx(inputOf(file), UNCONTROLLED).questions.map((question) => question.kind)).toEqual(['sign']);
    const flipped = readOfx(inputOf(file, { answers: { sign: 'flip' } }), UNCONTROLLED);
    expect(rowsOf(flipped).map((row) => row.amountMinor)).toEqual([-1200, 5000]);
  });

  it('reads the bytes in the encoding its header names', () => {
    const bytes = new TextEncoder().encode(sgml(record('1.00', '<NAME>Caf#')));
    bytes[bytes.indexOf(0x23)] = 0xe9;
    const statement = readOfx(inputOfBytes(bytes), UNCONTROLLED);
    expect(rowsOf(statement)[0]?.counterparty).toBe('Café');
    expect(statement.detected.encoding).toBe('windows-1252');
  });

  it('takes CURRENCY as the currency of the amount and ORIGCURRENCY as history', () => {
    const own = record('-5.00', '<CURRENCY><CURRATE>0.9<CURSYM>GBP</CURRENCY>');
    const original = record('-6.00', '<ORIGCURRENCY><CURRATE>0.9<CURSYM>GBP</ORIGCURRENCY>');
    expect(rowsOf(readOfx(inputOf(sgml(own + original)), UNCONTROLLED)).map((row) => row.currency)).toEqual(['GBP', 'USD']);
  });

  it('leaves out a damaged and a cut-off transaction with line and reason, and reads the rest', () => {
    const file = `${sgml(`${record('1.00')}\n${record('one')}`).split('</BANKTRANLIST>')[0] ?? ''}<STMTTRN><DTPOSTED>20260107<TRNAMT>-1`;
    const statement = readOfx(inputOf(file), UNCONTROLLED);
    expect(statement.rowCount).toBe(1);
    expect(statement.leftOut).toEqual([
      { line: 9, verdict: 'rejected', reason: 'The amount "one" cannot be read.' },
      { line: 10, verdict: 'rejected', reason: 'The file ends inside this transaction; it may have been cut off.' },
    ]);
    expect(statement.detected.findings).toContainEqual(expect.objectContaining({ property: 'completeness', value: 'truncated' }));
  });

  it('asks for the currency where neither the file nor the account names one', () => {
    const statement = readOfx(inputOf(sgml(record('1.00'), ''), { currency: null }), UNCONTROLLED);
    expect(statement.questions.map((question) => question.kind)).toEqual(['currency']);
  });

  it('refuses a file of trades only, but reads the cash movements of an investment statement', () => {
    const investment = (inside: string): string =>
      `<OFX><INVSTMTMSGSRSV1><INVSTMTRS><CURDEF>USD<INVTRANLIST>${inside}</INVTRANLIST></INVSTMTRS></INVSTMTMSGSRSV1></OFX>`;
    expect(() => readOfx(inputOf(investment('<BUYSTOCK><TOTAL>-82.34</BUYSTOCK>')), UNCONTROLLED)).toThrow(/investment statement only/);
    expect(readOfx(inputOf(investment(`<INVBANKTRAN>${record('5.00')}<SUBACCTFUND>CASH</INVBANKTRAN>`)), UNCONTROLLED).rowCount).toBe(1);
  });
});

describe('looksLikeOfx', () => {
  it.each([HEADER, '<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>', '\ufeffOFXHEADER:100', '<!--\nOFXHEADER:100\n-->\n<OFX>'])(
    'knows %j',
    (head) => {
      expect(looksLikeOfx(head)).toBe(true);
    },
  );
  it('does not take a table that mentions OFX', () => {
    expect(looksLikeOfx('Date,Text,Amount\n2026-01-01,OFX export,5')).toBe(false);
  });
});
