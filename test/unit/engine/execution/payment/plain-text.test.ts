import { describe, expect, it } from 'vitest';
import { fittedText, isPlain, messageIdentification, plainText } from '../../../../../src-main/engine/execution/payment/plain-text.ts';

describe('text as every SEPA bank carries it', () => {
  it.each([
    ['Zürich & Söhne', 'Zuerich + Soehne'],
    ['ÄÖÜ ß', 'AeOeUe ss'],
    ['Zu\u0308rich', 'Zuerich'],
    ['Café Crème, Łódź', 'Cafe Creme, Lodz'],
    ['Åse Ørsted Æbler', 'Ase Orsted Aebler'],
    ['Καφέ Ψωμί', 'Kafe Psomi'],
    ['Ђорђе Чајковски', 'Djordje Chajkovski'],
    ['„Quoted“ – [x] #1', "'Quoted' - (x) .1"],
    ['tab\tand\u00a0space', 'tab and space'],
    ['漢字', '..'],
    ['ﬁne 😀', 'fine .'],
  ])('%s becomes %s', (from, to) => {
    expect(plainText(from)).toBe(to);
    expect(isPlain(plainText(from))).toBe(true);
  });

  it('is cut without a space at the end', () => {
    expect(fittedText('abc def', 4)).toBe('abc');
  });
});

describe('identifications', () => {
  it('are at most 35 characters and tell long ids apart', () => {
    expect(messageIdentification('batch-1')).toBe('batch-1');
    expect(messageIdentification('123e4567-e89b-42d3-a456-426614174000')).toBe('123e4567e89b42d3a456426614174000');
    const [a, b] = ['x', 'y'].map((end) => messageIdentification(`${'long'.repeat(12)}${end}`));
    expect(a).toHaveLength(35);
    expect(a).not.toBe(b);
    expect(messageIdentification('a/b:c')).toBe('a-b-c');
  });
});
