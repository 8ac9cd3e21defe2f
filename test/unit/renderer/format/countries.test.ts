import { describe, expect, it } from 'vitest';
import { isCurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { countryOfLocale, countryOptions, usualCurrency } from '../../../../src-renderer/format/countries.ts';

describe('countries', () => {
  it('guesses the country from the language of the computer', () => {
    expect(countryOfLocale('en-GB')).toBe('GB');
    expect(countryOfLocale('de')).toBe('DE');
    expect(countryOfLocale('es-419')).toBeNull();
  });

  it('guesses a currency that exists for every country', () => {
    const options = countryOptions();
    expect(options.length).toBeGreaterThan(200);
    expect(options.every(({ value, label }) => label !== value && isCurrencyCode(usualCurrency(value)))).toBe(true);
    expect([usualCurrency('IE'), usualCurrency('CH'), usualCurrency('JP')]).toEqual(['EUR', 'CHF', 'JPY']);
  });
});
