import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currencyExponent } from '../../../../src-shared/domain/money/currency.ts';
import { convertAmount, formatDecimal, parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { distributeMinor, divideRounded, minorUnits, sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';

const amount = fc.maxSafeInteger().map(minorUnits);
const currency = fc.constantFrom(...CURRENCY_CODES);

describe('money', () => {
  it('what is written reads back as the same amount', () => {
    fc.assert(
      fc.property(amount, currency, (amountMinor, code) => {
        expect(parseDecimal(formatDecimal(amountMinor, code), code)).toBe(amountMinor);
      }),
    );
  });

  it('text that reads as an amount is written in its one canonical form', () => {
    const text = fc
      .tuple(fc.constantFrom('', '+', '-'), fc.nat(999_999_999), fc.option(fc.stringMatching(/^[0-9]{0,4}$/), { nil: undefined }))
      .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}`);
    fc.assert(
      fc.property(text, currency, (given, code) => {
        const read = parseDecimal(given, code);
        if (read === null) return;
        const [written, again] = [formatDecimal(read, code), given.replace('+', '')];
        expect(Number(written)).toBeCloseTo(Number(again), 6);
        expect(written.split('.')[1]?.length ?? 0).toBe(currencyExponent(code));
      }),
    );
  });

  it('no text ever reads as something that is not a whole safe number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+-]?[0-9.,]{0,25}$/)), currency, (text, code) => {
        const read = parseDecimal(text, code);
        expect(read === null || Number.isSafeInteger(read)).toBe(true);
      }),
    );
  });

  it('rounding is symmetrical around zero and never off by more than half a unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const rounded = divideRounded(numerator, denominator, 'half-away-from-zero');
        expect(divideRounded(-numerator, denominator, 'half-away-from-zero')).toBe(-rounded);
        const twiceOff = 2n * (rounded * denominator - numerator);
        expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true);
        const [down, up] = [divideRounded(numerator, denominator, 'down'), divideRounded(numerator, denominator, 'up')];
        expect(down === rounded || up === rounded).toBe(true);
      }),
    );
  });

  it('parts add up to the whole, and each is within one remainder of its share', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }).filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(amount, weights, (amountMinor, list) => {
        const parts = distributeMinor(amountMinor, list);
        expect(parts).toHaveLength(list.length);
        expect(sumMinor(parts)).toBe(amountMinor);
        expect(parts.every((part, index) => (list[index] === 0 ? part === 0 : true))).toBe(true);
      }),
    );
  });

  it('conversion: a rate of one between equal exponents changes nothing, and the sign never flips', () => {
    const rate = fc.tuple(fc.nat(9999), fc.stringMatching(/^[0-9]{1,8}$/)).map(([whole, decimals]) => `${whole}.${decimals}`);
    // Times a rate below 10,000 and three decimals more, this stays within the safe range that the function is defined on.
    const small = fc.integer({ min: -100_000_000, max: 100_000_000 }).map(minorUnits);
    fc.assert(
      fc.property(small, currency, currency, rate, (amountMinor, from, to, text) => {
        expect(convertAmount(amountMinor, from, from, '1')).toBe(amountMinor);
        const there = convertAmount(amountMinor, from, to, text);
        expect(Math.sign(there) === 0 || Math.sign(there) === Math.sign(amountMinor)).toBe(true);
        expect(convertAmount(minorUnits(-amountMinor), from, to, text)).toBe(minorUnits(-there));
      }),
    );
  });
});
