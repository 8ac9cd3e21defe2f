import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currencyCode, currencyExponent, isCurrencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { convertAmount, formatDecimal, parseDecimal } from '../../../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const EUR = currencyCode('EUR');
const USD = currencyCode('USD');
const JPY = currencyCode('JPY');
const KWD = currencyCode('KWD');

describe('currencies', () => {
  it('have the decimals of ISO 4217', () => {
    expect([EUR, JPY, KWD].map(currencyExponent)).toEqual([2, 0, 3]);
    expect(CURRENCY_CODES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
  });

  it('an unknown code is none', () => {
    expect(isCurrencyCode('EURO')).toBe(false);
    expect(isCurrencyCode('eur')).toBe(false);
    expect(() => currencyCode('XYZ')).toThrow(/ISO 4217/);
  });
});

describe('reading plain decimal text', () => {
  it.each([
    ['1234.56', EUR, 123_456],
    ['-1234.5', EUR, -123_450],
    ['+7', EUR, 700],
    ['7.', EUR, 700],
    ['0.005', KWD, 5],
    ['151', JPY, 151],
    ['151.000', JPY, 151],
    ['-0', EUR, 0],
    ['00012.30', EUR, 1230],
    ['0.29', EUR, 29],
    ['1.1', EUR, 110],
    ['90071992547409.91', EUR, Number.MAX_SAFE_INTEGER],
    ['-90071992547409.91', EUR, -Number.MAX_SAFE_INTEGER],
  ])('%s %s is %d', (text, currency, amountMinor) => {
    expect(parseDecimal(text, currency)).toBe(amountMinor);
  });

  it.each([
    ['1.234', EUR, 'more decimals than the currency has'],
    ['0.5', JPY, 'a decimal where there are none'],
    ['1,5', EUR, 'a comma'],
    ['1 000', EUR, 'a group mark'],
    ['.5', EUR, 'no whole digit'],
    ['1e3', EUR, 'an exponent'],
    ['', EUR, 'nothing'],
    ['-', EUR, 'a sign alone'],
    ['--5', EUR, 'two signs'],
    ['٣', EUR, 'digits other than ASCII'],
    [' 5', EUR, 'a space'],
    ['90071992547409.92', EUR, 'a figure beyond the safe range'],
    ['99999999999999999999', JPY, 'a figure far beyond'],
  ])('%j %s is refused: %s', (text, currency) => {
    expect(parseDecimal(text, currency)).toBeNull();
  });

  it('negative zero is zero', () => {
    expect(Object.is(parseDecimal('-0.00', EUR), 0)).toBe(true);
  });
});

describe('writing plain decimal text', () => {
  it.each([
    [123_456, EUR, '1234.56'],
    [-5, EUR, '-0.05'],
    [0, EUR, '0.00'],
    [7, JPY, '7'],
    [-1, KWD, '-0.001'],
    [12_345, KWD, '12.345'],
  ])('%d %s is %s', (amountMinor, currency, text) => {
    expect(formatDecimal(minorUnits(amountMinor), currency)).toBe(text);
  });
});

describe('converting at a rate given as text', () => {
  it.each([
    [10_000, USD, JPY, '151.25', 15_125],
    [15_125, JPY, USD, '0.00661157', 10_000],
    [100, EUR, KWD, '0.3333', 333],
    [1000, KWD, EUR, '3', 300],
    [-10_000, USD, JPY, '151.25', -15_125],
    [1, EUR, USD, '0.5', 1],
    [-1, EUR, USD, '0.5', -1],
    [1, EUR, USD, '0.49999999999999999999', 0],
    [1, KWD, JPY, '499.999', 0],
    [1, KWD, JPY, '500', 1],
    [123_456, EUR, EUR, '1', 123_456],
  ])('%d %s to %s at %s is %s: %d', (amountMinor, from, to, rate, expected) => {
    expect(convertAmount(minorUnits(amountMinor), from, to, rate)).toBe(expected);
  });

  it('is exact where a float is not', () => {
    // 1.005 × 100 is 100.49999999999999 as a float
    expect(convertAmount(minorUnits(100), EUR, USD, '1.005')).toBe(101);
    expect(convertAmount(minorUnits(900_719_925_474_099), EUR, USD, '1.0000000000000011')).toBe(900_719_925_474_100);
  });

  it('anything but a plain decimal is no rate', () => {
    for (const rate of ['-1', '1,2', '1e3', '', '1.', '.5']) expect(() => convertAmount(minorUnits(1), EUR, USD, rate)).toThrow(/no decimal rate/);
  });
});
