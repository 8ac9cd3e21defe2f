import { describe, expect, it } from 'vitest';
import { createRateBook } from '../../../../src-main/engine/currency/rate-book.ts';
import { rateMissing } from '../../../../src-main/engine/currency/rate-missing.ts';
import type { Rate } from '../../../../src-main/engine/currency/types.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { caught } from '../../../support/caught.ts';

/** `2026-03-04 EUR/USD 1.25`, with `typed` behind it where a person entered it. */
function book(...lines: readonly string[]) {
  const rates = lines.map((line): Rate => {
    const [day, pair, rate = '', source] = line.split(' ');
    const [from = '', to = ''] = must(pair, 'a pair').split('/');
    return {
      from: currencyCode(from),
      to: currencyCode(to),
      rateDate: isoDate(must(day, 'a day')),
      rate,
      source: source === 'typed' ? 'typed' : 'ecb',
    };
  });
  const made = createRateBook(rates);
  const sides = (pair: string) => pair.split('/').map(currencyCode) as [ReturnType<typeof currencyCode>, ReturnType<typeof currencyCode>];
  return {
    find: (pair: string, day: string) => made.find(...sides(pair), isoDate(day)),
    convert: (amountMinor: number, pair: string, day: string) => {
      const [from, to] = sides(pair);
      return made.convert(minorUnits(amountMinor), from, { to, date: isoDate(day) });
    },
  };
}

describe('the rate of a day', () => {
  const week = book('2026-03-02 EUR/USD 1.2', '2026-03-04 EUR/USD 1.25');

  it.each([
    ['2026-03-01', null],
    ['2026-03-02', { rate: '1.2', rateDate: '2026-03-02', isCross: false }],
    ['2026-03-03', { rate: '1.2', rateDate: '2026-03-02', isCross: false }],
    ['2026-03-04', { rate: '1.25', rateDate: '2026-03-04', isCross: false }],
    ['2026-03-11', { rate: '1.25', rateDate: '2026-03-04', isCross: false }],
    ['2026-03-12', null],
  ])('%s is the latest on or before it, seven days old at most', (day, found) => {
    expect(week.find('EUR/USD', day)).toEqual(found);
  });

  it('is none on the first days of the calendar, which have no week before them', () => {
    expect(week.find('EUR/USD', '1000-01-01')).toBeNull();
    expect(book('1000-01-01 EUR/USD 1.25').find('EUR/USD', '1000-01-08')?.rate).toBe('1.25');
    expect(book('1000-01-01 EUR/USD 1.25').find('EUR/USD', '1000-01-09')).toBeNull();
  });

  it('turned round is its inverse, and between two others the cross through the euro', () => {
    const rates = book('2026-03-04 EUR/USD 1.25', '2026-03-04 EUR/GBP 0.8', '2026-03-04 EUR/JPY 160.5');
    expect(rates.find('USD/EUR', '2026-03-04')).toEqual({ rate: '0.8', rateDate: '2026-03-04', isCross: false });
    expect(rates.find('USD/GBP', '2026-03-04')).toEqual({ rate: '0.64', rateDate: '2026-03-04', isCross: true });
    expect(rates.find('JPY/USD', '2026-03-04')).toEqual({ rate: '0.00778816199377', rateDate: '2026-03-04', isCross: true });
  });

  it('of a cross is the older of its two days, and both must be young enough', () => {
    const rates = book('2026-03-01 EUR/USD 1.25', '2026-03-06 EUR/GBP 0.8');
    expect(rates.find('USD/GBP', '2026-03-08')).toEqual({ rate: '0.64', rateDate: '2026-03-01', isCross: true });
    expect(rates.find('USD/GBP', '2026-03-09')).toBeNull();
    expect(rates.find('USD/GBP', '2026-03-05')).toBeNull();
  });

  it('is the typed one where both were given for the day, in whichever direction it was typed', () => {
    expect(book('2026-03-04 EUR/USD 1.3 typed', '2026-03-04 EUR/USD 1.25').find('EUR/USD', '2026-03-05')?.rate).toBe('1.3');
    expect(book('2026-03-04 EUR/USD 1.25', '2026-03-04 USD/EUR 0.5 typed').find('EUR/USD', '2026-03-05')?.rate).toBe('2');
    expect(book('2026-03-04 EUR/USD 1.25', '2026-03-03 EUR/USD 1.3 typed').find('EUR/USD', '2026-03-05')?.rate).toBe('1.25');
  });

  it('is a stored pair rather than a cross of the same day, and the cross where it is newer', () => {
    const legs = ['2026-03-04 EUR/USD 1.25', '2026-03-04 EUR/GBP 0.8'];
    expect(book(...legs, '2026-03-04 USD/GBP 0.7 typed').find('USD/GBP', '2026-03-05')).toMatchObject({ rate: '0.7', isCross: false });
    expect(book(...legs, '2026-03-03 USD/GBP 0.7 typed').find('USD/GBP', '2026-03-05')).toMatchObject({ rate: '0.64', isCross: true });
  });

  it('between a currency and itself is nobody’s question', () => {
    expect(caught(() => week.find('EUR/EUR', '2026-03-04'))).toBeInstanceOf(Error);
  });
});

describe('a conversion', () => {
  const rates = book('2026-03-04 EUR/USD 1.25', '2026-03-04 EUR/JPY 160.5', '2026-03-04 KWD/EUR 2.805 typed');

  it.each([
    [1000, 'USD/EUR', 800],
    [-1001, 'USD/EUR', -801],
    [3, 'USD/EUR', 2],
    [100, 'EUR/JPY', 161],
    [-100, 'EUR/JPY', -161],
    [15_000, 'JPY/EUR', 9346],
    [1000, 'KWD/EUR', 281],
    [0, 'USD/EUR', 0],
  ])('of %d %s is %d: rounded half away from zero, at the target’s decimals', (amount, pair, converted) => {
    expect(rates.convert(amount, pair, '2026-03-05')).toMatchObject({ amountMinor: converted, rateDate: '2026-03-04' });
  });

  it('is nothing without a rate, and refused where the amount would not fit', () => {
    expect(rates.convert(100, 'USD/EUR', '2026-03-12')).toBeNull();
    expect(caught(() => rates.convert(9_000_000_000_000_000, 'EUR/USD', '2026-03-05'))).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
  });

  it('that a figure needs fails by naming pair and day', () => {
    const error = rateMissing(currencyCode('USD'), currencyCode('EUR'), isoDate('2026-03-12'));
    expect(error).toMatchObject({ code: 'RATE_MISSING', data: { pair: 'USD/EUR', date: '2026-03-12' } });
    expect(error.message).toContain('USD/EUR for 2026-03-12 or the 7 days before it');
  });
});
