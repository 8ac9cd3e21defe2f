import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../../../src-shared/domain/pattern/compile-pattern.ts';

function occurs(source: string, text: string): boolean {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.occursIn(text);
}

describe('a pattern', () => {
  it.each([
    ['^shell \\d+', 'SHELL 0042 BERLIN', true],
    ['^shell \\d+', 'at Shell 0042', false],
    ['(rent|lease) of .*office', 'Lease of the back OFFICE', true],
    ['\\brent\\b', 'current', false],
    ['\\brent\\b', 'the rent.', true],
    ['inv-\\d{3,5}$', 'INV-1234', true],
    ['inv-\\d{3,5}$', 'INV-12', false],
    ['a{2}b?c+', 'xaacc', true],
    ['[^a-z ]', 'only words', false],
    ['[A-F0-9]{4}', 'beef', true],
    ['café', 'CAFÉ Nord', true],
    ['a.c', 'a\nc', false],
    ['a{b', 'a{b', true],
    ['колонка \\w+', 'КОЛОНКА пять', true],
  ])('%s in “%s”: %s', (source, text, expected) => {
    expect(occurs(source, text)).toBe(expected);
  });

  it.each([
    ['(', 'closed'],
    ['a)', 'opening'],
    ['*a', 'before'],
    ['(?=a)b', 'ahead'],
    ['(a)\\1', 'not supported'],
    ['[z-a]', 'range'],
    ['a{9,3}', 'repetition'],
    ['((a{99}){99}){99}', 'too large'],
    ['x*', 'every line'],
    ['', 'at least one'],
    ['\\', 'ends'],
  ])('%s is refused and says why', (source, why) => {
    const compiled = compilePattern(source);
    expect(compiled.ok ? 'accepted' : compiled.error).toContain(why);
  });

  it('that makes backtracking explode takes no longer than any other', () => {
    const startedMs = performance.now();
    expect(occurs('(a+)+(a+)+$b', 'a'.repeat(50_000))).toBe(false);
    expect(occurs('(x|x|xx)*y', 'x'.repeat(50_000))).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
