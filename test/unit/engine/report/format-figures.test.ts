import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFigures, longDay } from '../../../../src-main/engine/report/format-figures.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const EUR = currencyCode('EUR');
const MINUS = '\u2212';
const LOCALES =
  'en-GB en-US en-IE en-IN en-ZA de-DE de-AT de-CH fr-FR fr-BE fr-CH it-IT it-CH es-ES es-MX pt-PT pt-BR nl-NL nl-BE pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR sr-RS hr-HR sl-SI da-DK nb-NO sv-SE fi-FI et-EE lv-LV lt-LT uk-UA ru-RU tr-TR ja-JP zh-CN ko-KR';

/** What the platform writes, with its kinds of spaces, apostrophes and minus signs brought to ours. */
function platformText(locale: string, decimal: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', useGrouping: 'always' }).formatToParts(decimal as never);
  const kept = parts.filter((part) => ['minusSign', 'integer', 'group', 'decimal', 'fraction'].includes(part.type));
  return kept.map((part) => (part.type === 'minusSign' ? MINUS : part.value.replace(/^\s$/, '\u202F').replace("'", '\u2019'))).join('');
}

describe('figures', () => {
  it.each(LOCALES.split(' '))('are grouped and marked in %s as the platform writes them', (locale) => {
    const figures = createFigures(locale, MINUS);
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const digits = String(Math.abs(amount)).padStart(3, '0');
        const decimal = `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(figures.money(minorUnits(amount), EUR)).toBe(platformText(locale, decimal));
      }),
      { numRuns: 40, examples: [[-123_456], [0], [-5], [99_999], [100_000], [Number.MAX_SAFE_INTEGER]] },
    );
  });

  it('carry the decimals of their currency and its code', () => {
    const figures = createFigures('de-DE', MINUS);
    expect(figures.money(minorUnits(-123_456), EUR)).toBe('−1.234,56');
    expect(figures.money(minorUnits(1_234_567), currencyCode('JPY'))).toBe('1.234.567');
    expect(figures.money(minorUnits(-1_234_567), currencyCode('KWD'))).toBe('−1.234,567');
    expect(figures.cash(minorUnits(5), EUR)).toBe('0,05\u00A0EUR');
    expect(figures.count(1_234_567)).toBe('1.234.567');
  });

  it('of an axis are whole units without a minus before zero', () => {
    const figures = createFigures('en-GB', '-');
    expect(figures.axis(minorUnits(-150_000_00), EUR)).toBe('-150,000');
    expect(figures.axis(minorUnits(-50), EUR)).toBe('0');
  });

  it('write a day in words', () => {
    expect(longDay(isoDate('2026-03-05'))).toBe('5 March 2026');
  });
});
