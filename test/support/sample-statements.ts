import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import { PLAIN_CONVENTION, writeStatementCsv } from '../../src-main/engine/sample/write-statement-csv.ts';
import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';

export type SampleStatement = { readonly name: string; readonly bytes: Uint8Array };

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'import');

const OTHERS: Readonly<Record<string, string>> = {
  'card.ofx':
    'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260105120000[-5:EST]<TRNAMT>-1234.50<FITID>1<NAME>A &amp; B</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>5<DTASOF>20260106</LEDGERBAL></STMTRS></BANKMSGSRSV1></OFX>',
  'bank.qif': '!Type:Bank\nD25/02/2026\nT-1,000.50\nPShop\nMMemo\n^\nD26/02/2026\nT7.00\nPOther\n^\n',
  'bank.sta':
    ':20:X\n:25:1/2\n:60F:C260101EUR10,00\n:61:2601020102DR5,00NTRFNONREF//B\n:86:166?00TEXT?20EREF+1?21SVWZ+Invoice?32Shop\n:62F:C260102EUR5,00\n-\n',
  'bank.xml':
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><Stmt><Acct><Id><IBAN>CH2801234000123456789</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>A</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></Document>',
};

/** Statements of every format: the committed ones, and tables in several banks' habits. */
export function sampleStatements(): SampleStatement[] {
  const committed = globSync('**/*', { cwd: FIXTURES, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json') && !entry.name.endsWith('.md'))
    .map((entry) => ({ name: basename(entry.name), bytes: readFileSync(join(entry.parentPath, entry.name)) }));
  const conventions = [
    {},
    { delimiter: ';', dateOrder: 'dmy', dateSeparator: '.', decimalMark: ',', groupMark: '.', lineEnd: '\r\n' },
    { dateOrder: 'mdy', dateSeparator: '/', amounts: 'debit_credit', hasBalance: false },
    { delimiter: '\t', amounts: 'flag', hasHeader: false, decimalMark: ',', groupMark: ' ' },
    { delimiter: '|', dateOrder: 'dmy', dateSeparator: '-', groupMark: "'" },
  ] as const;
  const tables = conventions.map((convention, index) => {
    const lines = generateLedger({ seed: index + 1, rows: 60, endDate: isoDate('2026-03-04') });
    return { name: `table-${index}.csv`, bytes: Buffer.from([...writeStatementCsv(lines, { ...PLAIN_CONVENTION, ...convention })].join('')) };
  });
  const utf16 = { name: 'utf-16.csv', bytes: Buffer.from(`\uFEFF${Buffer.from(tables[1]?.bytes ?? []).toString('utf8')}`, 'utf16le') };
  return [...committed, ...tables, utf16, ...Object.entries(OTHERS).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))];
}
