import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { formatPartAmount, parsePartAmount } from '../../../../src-renderer/format/part-amount.ts';

const EUR = currencyCode('EUR');
const payment = { amountMinor: minorUnits(-5000), currency: EUR };
const receipt = { amountMinor: minorUnits(95_000), currency: EUR };

describe('the part of an amount', () => {
  it.each([
    ['16.99*1.1', -1869],
    ['30', -3000],
    ['-30', -3000],
    ['−30', -3000],
    ['+5', 500],
    ['10+5', -1500],
    ['0', 0],
    ['', null],
    ['30 apples', null],
    ['99999999999999', null],
  ])('of a payment: %s', (text, amountMinor) => {
    expect(parsePartAmount(text, payment, 'en-IE')).toBe(amountMinor);
  });

  it.each([
    ['1000', 100_000],
    ['-50', -5000],
    ['1.000,50', 100_050],
  ])('of a receipt: %s', (text, amountMinor) => {
    expect(parsePartAmount(text, receipt, 'de-DE')).toBe(amountMinor);
  });

  it('stands in its field so that it can be read again', () => {
    expect(formatPartAmount(minorUnits(-1869), payment, 'en-IE')).toBe('−18.69');
    expect(formatPartAmount(minorUnits(500), payment, 'en-IE')).toBe('+5.00');
    expect(formatPartAmount(minorUnits(100_000), receipt, 'de-DE')).toBe('1.000,00');
    const anyAmount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }).map(minorUnits);
    const locale = fc.constantFrom('en-IE', 'de-DE', 'de-CH', 'fr-FR', 'en-IN', 'sv-SE', 'pt-BR', 'ja-JP');
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CHF').map(currencyCode);
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(payment, receipt), locale, currency, (amountMinor, line, reader, code) => {
        const whole = { ...line, currency: code };
        expect(parsePartAmount(formatPartAmount(amountMinor, whole, reader), whole, reader)).toBe(amountMinor);
      }),
    );
  });
});
