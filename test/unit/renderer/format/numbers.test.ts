import { describe, expect, it } from 'vitest';
import { countOf, formatBytes, formatCount, formatPercent, formatRatio, formatSignedPercent } from '../../../../src-renderer/format/numbers.ts';

describe('numbers', () => {
  it('groups counts by the locale', () => {
    expect(formatCount(12_345, 'en-GB')).toBe('12,345');
    expect(formatCount(12_345, 'de-DE')).toBe('12.345');
  });

  it('never shows a small chance as none, nor a large one as certain', () => {
    expect(formatPercent(0.004, 'en-GB')).toBe('<1%');
    expect(formatPercent(0.996, 'en-GB')).toBe('>99%');
    expect(formatPercent(0, 'en-GB')).toBe('0%');
    expect(formatPercent(0.126, 'en-GB')).toBe('13%');
    expect([0.042, -0.042, 0.004, -0.004, 0].map((share) => formatSignedPercent(share, 'en-GB'))).toEqual(['+4%', '−4%', '<1%', '<1%', '0%']);
    expect([0.8412, 6].map((ratio) => formatRatio(ratio, 'de-DE'))).toEqual(['0,84', '6,00']);
  });

  it('shows sizes as file managers do', () => {
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(2_400_000)).toBe('2.4 MB');
    expect(formatBytes(24_000_000)).toBe('24 MB');
  });

  it('counts in words', () => {
    const line = { one: 'line', many: 'lines' };
    expect(countOf(1, line, 'en-GB')).toBe('1 line');
    expect(countOf(1200, line, 'en-GB')).toBe('1,200 lines');
  });
});
