import { describe, expect, it } from 'vitest';
import { normaliseRate, toFraction, toRateText } from '../../../../src-main/engine/currency/decimal-rate.ts';

describe('a rate as text', () => {
  it.each([
    ['1.0956', '1.0956'],
    ['007.4600', '7.46'],
    ['160.0', '160'],
    ['0.000', null],
    ['1,5', null],
    ['-2', null],
    ['.5', null],
    ['1e3', null],
  ])('%s is written %s', (text, written) => {
    expect(normaliseRate(text)).toBe(written);
  });

  it.each([
    [1n, 3n, '0.333333333333'],
    [2n, 3n, '0.666666666667'],
    [1n, 8n, '0.125'],
    [1n, 17_000n, '0.0000588235294118'],
    [9_999_999_999_995n, 10n, '1000000000000'],
    [999_999_999_999n, 1n, '999999999999'],
    [1_234_567_890_123_456n, 1n, '1234567890120000'],
    [12n, 1n, '12'],
  ])('%d/%d has twelve significant digits: %s', (numerator, denominator, text) => {
    expect(toRateText({ numerator, denominator })).toBe(text);
  });

  it('is an exact quotient', () => {
    expect(toFraction('1.25')).toEqual({ numerator: 125n, denominator: 100n });
    expect(toFraction('160')).toEqual({ numerator: 160n, denominator: 1n });
  });
});
