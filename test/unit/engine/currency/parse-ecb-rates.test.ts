import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseEcbRates } from '../../../../src-main/engine/currency/parse-ecb-rates.ts';
import { caught } from '../../../support/caught.ts';
import { DAILY_CSV, DAILY_XML, HISTORY_CSV, HISTORY_XML, zipped } from './ecb-files.ts';

const plain = (input: Uint8Array | string): string[] =>
  parseEcbRates(input).rates.map(({ from, to, rateDate, rate, source }) => `${rateDate} ${from}/${to} ${rate} ${source}`);
const DAILY = ['2026-03-04 EUR/USD 1.25 ecb', '2026-03-04 EUR/JPY 160.5 ecb', '2026-03-04 EUR/GBP 0.8 ecb'];

describe('a file of reference rates', () => {
  it.each([
    ['the daily XML', DAILY_XML],
    ['the daily CSV', DAILY_CSV],
    ['its bytes', strToU8(DAILY_CSV)],
    ['its bytes with a byte order mark', strToU8(`\uFEFF${DAILY_XML}`)],
    ['its zip archive', zipped('eurofxref.csv', DAILY_CSV)],
    ['Windows line ends', DAILY_CSV.replaceAll('\n', '\r\n')],
  ])('is read the same: %s', (_name, input) => {
    expect(plain(input)).toEqual(DAILY);
  });

  it('holds many days in the history, newest first; what was not published is left out', () => {
    expect(plain(HISTORY_CSV)).toEqual([
      '2026-03-04 EUR/USD 1.25 ecb',
      '2026-03-04 EUR/JPY 160.5 ecb',
      '2026-03-04 EUR/GBP 0.8 ecb',
      '2026-03-03 EUR/USD 1.24 ecb',
      '2026-03-03 EUR/JPY 160.1 ecb',
      '2004-12-30 EUR/USD 1.3604 ecb',
      '2004-12-30 EUR/JPY 141.03 ecb',
      '2004-12-30 EUR/GBP 0.70695 ecb',
    ]);
    expect(plain(zipped('eurofxref-hist.csv', HISTORY_CSV))).toEqual(plain(HISTORY_CSV));
    expect(parseEcbRates(HISTORY_XML)).toMatchObject({
      firstDate: '2004-12-30',
      lastDate: '2026-03-04',
      currencies: ['GBP', 'USD'],
      unknownCurrencies: ['ROL'],
    });
  });

  it.each([
    ['nothing', '', 'FILE_EMPTY', 'empty'],
    ['a bank statement', 'Date,Description,Amount\n2026-03-04,Rent,-80.00\n', 'FILE_FORMAT_UNSUPPORTED', 'eurofxref-hist.zip'],
    ['another XML', '<?xml version="1.0"?><Document><Stmt/></Document>', 'FILE_FORMAT_UNSUPPORTED', 'no file of the ECB'],
    ['bytes that are no text', Uint8Array.of(0x25, 0xff, 0xfe, 0x80), 'FILE_FORMAT_UNSUPPORTED', 'no file of the ECB'],
    ['a zip of something else', zipped('letter.txt', 'Dear all'), 'FILE_FORMAT_UNSUPPORTED', 'no file of the ECB'],
    ['a zip of two tables', zipSync({ 'a.csv': strToU8(DAILY_CSV), 'b.csv': strToU8(DAILY_CSV) }), 'FILE_FORMAT_UNSUPPORTED', 'no file of the ECB'],
    ['half a zip', zipped('eurofxref.csv', HISTORY_CSV).subarray(0, 80), 'FILE_UNREADABLE', 'zip archive is damaged'],
    ['a table saved by a spreadsheet', 'Date;USD;JPY\n04.03.2026;1,25;160,5\n', 'FILE_FORMAT_UNSUPPORTED', 'spreadsheet program'],
    ['half an XML', DAILY_XML.slice(0, -30), 'FILE_UNREADABLE', 'end is missing'],
    ['a table cut inside a figure', HISTORY_CSV.slice(0, -3), 'FILE_UNREADABLE', 'line 4 the end is missing'],
    ['a line with a cell too few', HISTORY_CSV.replace(',N/A,N/A,', ',N/A,'), 'FILE_UNREADABLE', 'line 3 there are 3 rates for 4'],
    ['a date of another form', DAILY_CSV.replace('04 March 2026', '3/4/2026'), 'FILE_UNREADABLE', '"3/4/2026" is no day'],
    ['a day that does not exist', HISTORY_XML.replace('2026-03-03', '2026-02-30'), 'FILE_UNREADABLE', '"2026-02-30" is no day'],
    ['a rate of zero', HISTORY_CSV.replace('1.24', '0.00'), 'FILE_UNREADABLE', '"0.00" is no rate of USD'],
    ['a negative rate', DAILY_XML.replace('1.25', '-1.25'), 'FILE_UNREADABLE', '"-1.25" is no rate of USD'],
    ['a decimal comma', DAILY_XML.replace('1.25', '1,25'), 'FILE_UNREADABLE', '"1,25" is no rate of USD'],
    ['a rate without a currency', DAILY_XML.replace("currency='USD' ", ''), 'FILE_UNREADABLE', 'lacks its currency'],
    ['two rates of one day', HISTORY_XML.replace('2026-03-03', '2026-03-04'), 'FILE_UNREADABLE', 'USD has two rates on 2026-03-04'],
    ['a heading that is no currency', DAILY_CSV.replace('JPY', 'Yen'), 'FILE_UNREADABLE', '"Yen" in its first line'],
    ['days without any rate', 'Date,USD,\n2026-03-04,N/A,\n', 'FILE_UNREADABLE', 'holds no rate'],
  ])('is refused as a whole: %s', (_name, input, code, words) => {
    const error = caught(() => parseEcbRates(input));
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toContain(words);
  });
});
