import { describe, expect, it } from 'vitest';
import { createPrintableText } from '../../../../src-main/engine/report/printable-text.ts';

const isLatin = (codePoint: number): boolean => codePoint < 0x2_50 || codePoint === 0x20_26;

describe('text for a font', () => {
  it('shows a square for every character the font lacks, and says so once', () => {
    const text = createPrintableText(isLatin);
    expect(text.print('Büro Łódź')).toBe('Büro Łódź');
    expect(text.takeReplaced()).toBe(false);
    expect(text.print('東京 Ltd 💶')).toBe('□□ Ltd □');
    expect(text.takeReplaced()).toBe(true);
    expect(text.takeReplaced()).toBe(false);
  });

  it('drops what is invisible anyway and turns white space into single spaces', () => {
    const text = createPrintableText(isLatin);
    expect(text.print(' a\r\n\tb\u00A0 c\u200B\u00ADd\uFE0F ')).toBe('a b cd');
    expect(text.takeReplaced()).toBe(false);
  });

  it('joins a letter with its accent, replaces half a character, and cuts what is too long', () => {
    const text = createPrintableText((codePoint) => isLatin(codePoint) && codePoint !== 0xff_fd);
    expect(text.print('Cafe\u0301')).toBe('Café');
    expect(text.print('a\uD83D')).toBe('a□');
    expect(text.print('abcdef', 4)).toBe('abc…');
    expect(text.print('abcd', 4)).toBe('abcd');
  });
});
