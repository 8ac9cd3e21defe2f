import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from '../../../../src-renderer/format/money.ts';

const EUR = currencyCode('EUR');
const money = (amount: number, style: Partial<Parameters<typeof formatMoney>[2]> = {}, currency = EUR): string =>
  formatMoney(minorUnits(amount), currency, { locale: 'en-GB', ...style }).replaceAll('\u00a0', ' ');

describe('formatMoney', () => {
  it('writes a true minus sign and leaves the cents out where nobody asked for them', () => {
    expect(money(-231_049)).toBe('−€2,310');
    expect(money(-231_050)).toBe('−€2,311');
  });

  it('shows exactly the digits of the integer, also where a float could not hold them', () => {
    expect(money(9_007_199_254_740_991, { cents: true })).toBe('€90,071,992,547,409.91');
    expect(money(-5, { cents: true })).toBe('−€0.05');
  });

  it('takes the decimals from ISO 4217, not from the locale', () => {
    expect(money(1234, { cents: true }, currencyCode('JPY'))).toBe('¥1,234');
    expect(money(1_234_567, { cents: true, currencyDisplay: 'code' }, currencyCode('KWD'))).toBe('KWD 1,234.567');
  });

  it('keeps the separators of the locale and makes spaces between groups narrow', () => {
    expect(money(123_456_789, { cents: true, locale: 'de-DE' })).toBe('1.234.567,89 €');
    expect(money(123_456_789, { cents: true, locale: 'fr-FR' })).toBe('1\u202f234\u202f567,89 €');
    expect(money(-123_456_789, { cents: true, locale: 'sv-SE' })).toBe('−1\u202f234\u202f567,89 €');
  });

  it('names no currency in a column whose head does', () => {
    expect(money(-123_456, { cents: true, currencyDisplay: 'none' })).toBe('−1,234.56');
    expect(money(123_456, { cents: true, currencyDisplay: 'none', locale: 'de-DE' })).toBe('1.234,56');
  });

  it('shows a plus before money in only when asked, and none before nothing', () => {
    expect(money(100, { plus: true })).toBe('+€1');
    expect(money(0, { plus: true })).toBe('€0');
    expect(money(-100, { plus: true })).toBe('−€1');
  });
});
