import { describe, expect, it } from 'vitest';
import { createAmountScanner } from '../../../../../../src-main/engine/import/table/values/amount-scan.ts';
import { magnitudeOf, markShownBy } from '../../../../../../src-main/engine/import/table/values/amount-value.ts';
import { currencyInText, currencyOfWord } from '../../../../../../src-main/engine/import/table/values/currency-words.ts';
import { createDateReader } from '../../../../../../src-main/engine/import/table/values/date-reader.ts';
import { currencyCode } from '../../../../../../src-shared/domain/money/currency.ts';

const dates = createDateReader(2027);
const scan = createAmountScanner(currencyCode('USD'));

describe('dates', () => {
  it.each([
    ['10-Nov-9', '2009-11-10'],
    ['27 Feb 2018', '2018-02-27'],
    ['27-févr.-2018', '2018-02-27'],
    ['1er mars 2024', '2024-03-01'],
    ['5 stycznia 2024', '2024-01-05'],
    ['2019.04.19.', '2019-04-19'],
    ['2012/3/22', '2012-03-22'],
    ['2018年2月27日', '2018-02-27'],
    ['2018년 2월 27일', '2018-02-27'],
    ['令和6年1月2日', '2024-01-02'],
    ['113/01/02', '2024-01-02'],
    ['2567-01-05', '2024-01-05'],
    ['2024-01-08T10:00:00Z', '2024-01-08'],
    ['Jan 2, 2024 5:33 PM', '2024-01-02'],
  ])('%s can only be %s', (text, date) => {
    const shape = dates.shape(text);
    expect(shape?.isFixed).toBe(true);
    expect(shape?.readings.dmy).toBe(date);
  });

  it('gives a reading for each order that exists', () => {
    expect(dates.shape('05/06/2024')?.readings).toEqual({ dmy: '2024-06-05', mdy: '2024-05-06', ymd: null });
    expect(dates.shape('26/06/2025')?.readings).toEqual({ dmy: '2025-06-26', mdy: null, ymd: null });
    expect(dates.shape('24-12-31')?.readings).toEqual({ dmy: null, mdy: null, ymd: '2024-12-31' });
    expect(dates.shape('08/17/2022 as of 08/16/2022')?.readings.mdy).toBe('2022-08-17');
  });

  it.each(['1.234.567', '12,50', '1234.56', '1012-00001', '3:45', '02 Jan', '31/02/2024', 'Interest 01/02/2024', '2017-03-30 10:11:12|Kiosk'])(
    '%s is no date',
    (text) => {
      expect(dates.shape(text)).toBeNull();
    },
  );
});

const read = (text: string, mark: '.' | ','): number | null => {
  const found = scan(text);
  if (found === null) return null;
  const magnitude = magnitudeOf(found, mark, 2);
  return magnitude < 0 ? null : magnitude * (found.sign < 0 ? -1 : 1);
};

describe('amounts', () => {
  it.each([
    ['-18,00', ',', -1800],
    ['+120,00', ',', 12_000],
    ['1234,37 EUR', ',', 123_437],
    ['CNY13.50', '.', 1350],
    ['($300.00)', '.', -30_000],
    ['-$5', '.', -500],
    ['(1.234,56)', ',', -123_456],
    ['50.00-', '.', -5000],
    ['5.00 D', '.', -500],
    ['50.00 CR', '.', 5000],
    ['1,23,456.78', '.', 12_345_678],
    ["2'000.00", '.', 200_000],
    ['2\u00a0542,21 kr', ',', 254_221],
    ['1\u202f000,00', ',', 100_000],
    ['−5,00', ',', -500],
    ['131.77(已退款89.84)', '.', 13_177],
    ['.50', '.', 50],
    ['12.5600000000001', '.', 1256],
  ] as const)('%s with %s is %d minor units', (text, mark, minor) => {
    expect(read(text, mark)).toBe(minor);
  });

  it('refuses what the mark cannot explain, and what is no amount', () => {
    expect(read('12,50', '.')).toBeNull();
    expect(read('1.2.3', '.')).toBeNull();
    for (const text of ['', 'abc', '12%', '2024-01-05', '10:22', '1234567890123456', '1/2']) expect(scan(text)).toBeNull();
  });

  it('tells which mark a figure shows, and that 1.234 shows none', () => {
    const shown = (text: string) => {
      const found = scan(text);
      return found === null ? undefined : markShownBy(found);
    };
    expect(['1.234,5', '12.5', '1.234.567', '0.123', '1.234', '1234'].map(shown)).toEqual([',', '.', ',', '.', null, null]);
  });
});

describe('currencies', () => {
  it('reads a shared sign in the light of the account', () => {
    expect(currencyOfWord('$', currencyCode('CAD'))).toBe('CAD');
    expect(currencyOfWord('$', currencyCode('EUR'))).toBe('USD');
    expect(currencyOfWord('kr', currencyCode('NOK'))).toBe('NOK');
    expect(currencyOfWord('人民币', null)).toBe('CNY');
    expect(currencyOfWord('house', null)).toBeNull();
  });

  it('finds the currency in a title', () => {
    expect(currencyInText('Withdrawals (SGD)', null)).toBe('SGD');
    expect(currencyInText('Amount', null)).toBeNull();
  });
});
