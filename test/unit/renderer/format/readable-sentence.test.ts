import { describe, expect, it } from 'vitest';
import { readableSentence } from '../../../../src-renderer/format/readable-sentence.ts';

const read = (sentence: string, locale = 'en-GB'): string => readableSentence(sentence, locale).replaceAll('\u00a0', ' ');

describe('readableSentence', () => {
  it('writes dates and amounts as the reader does', () => {
    expect(read('Cash falls to -1204.50 EUR on 2026-12-03.')).toBe('Cash falls to −€1,205 on 3 Dec 2026.');
    expect(read('Cash falls to −1204.50 EUR.', 'de-DE')).toBe('Cash falls to −1.205 €.');
  });

  it('names months', () => {
    expect(read('Net cash flow 2026-08')).toBe('Net cash flow August 2026');
    expect(read('2026-13 and 2026-08-01')).toBe('2026-13 and 1 Aug 2026');
  });

  it('leaves alone what only looks like one', () => {
    expect(read('Order 4711 PDF, reference 2026-99-99, 12 ABC, 3.5 months.')).toBe('Order 4711 PDF, reference 2026-99-99, 12 ABC, 3.5 months.');
  });
});
