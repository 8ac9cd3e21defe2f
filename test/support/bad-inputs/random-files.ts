import fc from 'fast-check';
import iconv from 'iconv-lite';

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

const EXTENSIONS: readonly string[] = ['csv', 'txt', 'ofx', 'qfx', 'qif', 'sta', 'mt940', 'xml', 'xlsx', 'zip', 'pdf', 'CSV', ''];

const fileName = fc.constantFrom(...EXTENSIONS).map((extension) => (extension === '' ? 'statement' : `statement.${extension}`));

/** What a file may begin with: marks of encodings and of formats, true or not. */
const beginning = fc.constantFrom('', '', 'EFBBBF', 'FFFE', 'FEFF', '504B0304', '504B0506', '25504446', 'D0CF11E0', '1F8B', '3C3F786D6C', '3A32303A');

const noise = fc
  .tuple(beginning, fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.uint8Array({ maxLength: 40 })))
  .map(([hex, rest]) => Buffer.concat([Buffer.from(hex, 'hex'), rest]));

const word = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('Überweisung', 'Invoice 12', '振込', 'счёт', 'دفع', 'Total', '', ' ', '"', '"a""b"', 'a\nb', '=1+1', 'NaN', 'null', 'CHF', 'EUR'),
);
const number = fc.oneof(
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2).replace('.', ',')),
  fc.constantFrom(
    '1.234,56',
    '1,234.56',
    "1'234.56",
    '(12.00)',
    '12.00-',
    '−5,00',
    '+3',
    '1e400',
    '.',
    ',',
    '-',
    '00',
    '9007199254740993.00',
    '1.2.3',
    '12 CR',
  ),
);
const date = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2040-01-01') }).map((day) => day.toISOString().slice(0, 10)),
  fc.tuple(fc.nat(40), fc.nat(14), fc.nat(2100)).chain((parts) => fc.constantFrom('.', '/', '-', ' ').map((mark) => parts.join(mark))),
  fc.constantFrom(
    '2026-02-30',
    '31.04.26',
    '1/2/3',
    '20260105',
    '99999999',
    '5 Jan 2026',
    '5 janv. 2026',
    '2026-01-05T23:59:59Z',
    '45000',
    '00.00.0000',
  ),
);
const title = fc.constantFrom(
  'Date',
  'Buchungstag',
  'Valuta',
  'Amount',
  'Betrag',
  'Debit',
  'Credit',
  'Soll',
  'Haben',
  'Balance',
  'Saldo',
  'Description',
  'Verwendungszweck',
  'Currency',
  'IBAN',
  'Reference',
  '',
  '日付',
  'Montant',
);

/** A table as a bank might write it, with cells that do not keep to their column. */
const table = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', '||'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    before: fc.array(word, { maxLength: 3 }),
    titles: fc.array(title, { maxLength: 8 }),
    kinds: fc.array(fc.constantFrom('date', 'number', 'word', 'number', 'date', 'any'), { minLength: 1, maxLength: 8 }),
    rowCount: fc.nat(14),
  })
  .chain(({ delimiter, lineEnd, before, titles, kinds, rowCount }) => {
    const cells = { date, number, word, any: fc.oneof(date, number, word) };
    const cell = (kind: keyof typeof cells) => fc.oneof({ weight: 12, arbitrary: cells[kind] }, { weight: 1, arbitrary: cells.any });
    const row = fc.oneof(
      { weight: 12, arbitrary: fc.tuple(...kinds.map((kind) => cell(kind))) },
      { weight: 1, arbitrary: fc.array(cells.any, { maxLength: 12 }) },
    );
    return fc
      .array(row, { minLength: rowCount, maxLength: rowCount })
      .map((rows) => [...before, titles.join(delimiter), ...rows.map((values) => values.join(delimiter))].join(lineEnd));
  });

const TAGGED: readonly string[] = [
  ':20:X\n',
  ':25:1/2\n',
  ':28C:1\n',
  ':60F:C260101EUR10,00\n',
  ':61:2601020102DR5,00NTRFNONREF//B\n',
  ':86:166?00T?20EREF+1\n',
  ':62F:',
  '-\n',
  '\n:64:',
  'OFXHEADER:100\n\n',
  '<OFX>',
  '</OFX>',
  '<STMTRS>',
  '<CURDEF>EUR',
  '<BANKTRANLIST>',
  '<STMTTRN>',
  '</STMTTRN>',
  '<DTPOSTED>20260105',
  '<TRNAMT>-5.00',
  '!Type:Bank\n',
  '!Account\n',
  'D25/02/2026\n',
  'T-1,000.50\n',
  'PShop\n',
  '^\n',
  'SSplit\n',
  '$5\n',
  '<?xml version="1.0"?>',
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">',
  '</Document>',
  '<Stmt>',
  '</Stmt>',
  '<Ntry>',
  '</Ntry>',
  '<Amt Ccy="EUR">5.00</Amt>',
  '<CdtDbtInd>DBIT</CdtDbtInd>',
  '<BookgDt><Dt>2026-01-05</Dt></BookgDt>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '<a>',
];

/** Pieces of the tagged formats in an order that no bank would choose, with anything in between. */
const tagged = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TAGGED) }, { weight: 1, arbitrary: word }, { weight: 1, arbitrary: number }), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

const written = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: table },
      { weight: 2, arbitrary: tagged },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
    ),
    fc.constantFrom('utf8', 'utf8', 'win1252', 'utf16le', 'utf-16be', 'shift_jis', 'windows-1251', 'gb18030'),
  )
  .map(([text, encoding]) => iconv.encode(text, encoding));

/** Files that nobody damaged, because nobody ever wrote them: noise, tables of odd cells, scattered tags, in any encoding, under any name. */
export const randomFile: fc.Arbitrary<NamedFile> = fc.record({
  name: fileName,
  bytes: fc.oneof({ weight: 1, arbitrary: noise }, { weight: 4, arbitrary: written }),
});
