import { expect, it } from 'vitest';
import { verdictWords } from '../../../../../src-renderer/pages/import/verdict-words.ts';

it('says what happens to a line with its tick', () => {
  expect(verdictWords('new', true)).toBe('new');
  expect(verdictWords('new', false)).toBe('left out');
  expect(verdictWords('same', false)).toBe('already here');
  expect(verdictWords('same', true)).toBe('once more');
  expect(verdictWords('rejected', false)).toBe('not readable');
});

it('compares a reading with the earlier one where a file is read anew', () => {
  expect(verdictWords('same', null)).toBe('as it was');
  expect(verdictWords('twin', null)).toBe('read differently');
});
