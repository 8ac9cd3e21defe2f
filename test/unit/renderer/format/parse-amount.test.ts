import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from '../../../../src-renderer/format/money.ts';
import { parseAmount } from '../../../../src-renderer/format/parse-amount.ts';

const EUR = currencyCode('EUR');
const english = (text: string): number | null => parseAmount(text, EUR, 'en-GB');
const german = (text: string): number | null => parseAmount(text, EUR, 'de-DE');

describe('parseAmount', () => {
  it.each([
    ['1204.10', 120_410],
    ['1,204.10', 120_410],
    ['1 204.10', 120_410],
    ['-12', -1200],
    ['−12.5', -1250],
    ['+3', 300],
    ['€1,204.10', 120_410],
    ['-€5', -500],
    ['1,204.10 EUR', 120_410],
    ['.5', 50],
    ['1,50', 150],
  ])('reads %s', (text, minor) => {
    expect(english(text)).toBe(minor);
  });

  it.each([
    ['1.204,10', 120_410],
    ['1.204', 120_400],
    ['16.99', 1699],
    ['16,99', 1699],
    ['1.234.567,89 €', 123_456_789],
  ])('reads %s as a German would', (text, minor) => {
    expect(german(text)).toBe(minor);
  });

  it.each([
    ['16.99*1.1', 1869],
    ['100/3', 3333],
    ['100/3*3', 10_000],
    ['200+19%*200', 23_800],
    ['-(200 + 38)', -23_800],
    ['10 - 2 * 3', 400],
    ['2×3÷4', 150],
    ['0.005', 1],
    ['-0.005', -1],
  ])('calculates %s exactly and rounds once', (text, minor) => {
    expect(english(text)).toBe(minor);
  });

  it('honours the decimals of the currency', () => {
    expect(parseAmount('1,234', currencyCode('JPY'), 'en-GB')).toBe(1234);
    expect(parseAmount('1.234', currencyCode('KWD'), 'en-GB')).toBe(1234);
  });

  it.each(['', '   ', 'abc', '1/0', '(1', '1)', '1+', '*2', '1..2', '--', '5 apples', '9'.repeat(30)])('refuses "%s"', (text) => {
    expect(english(text)).toBeNull();
  });

  it('reads back what is shown, in any of these locales', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE', 'pl-PL'),
        (amount, locale) => {
          const shown = formatMoney(minorUnits(amount), EUR, { locale, cents: true, currencyDisplay: 'none' });
          expect(parseAmount(shown, EUR, locale)).toBe(amount);
        },
      ),
    );
  });
});
