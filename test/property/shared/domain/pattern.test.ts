import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../../src-shared/domain/pattern/compile-pattern.ts';

/** Patterns out of the parts that both understand, over a small alphabet, so that they often match. */
const source: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '1', ' ', '.', '[ab]', '[^a]', '\\d', '\\w', '\\s', '\\b', '^', '$', '-'),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => left + right),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => `(${left}|${right})`),
    fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}')).map(([part, sign]) => `(${part})${sign}`),
  ),
})).node;

describe('a pattern', () => {
  it('occurs wherever the platform’s own regular expression does', () => {
    fc.assert(
      fc.property(source, fc.array(fc.constantFrom('a', 'B', '1', ' ', '-'), { maxLength: 12 }), (pattern, letters) => {
        const compiled = compilePattern(pattern);
        const text = letters.join('');
        const expected = new RegExp(pattern, 'i').test(text);
        // what fits even an empty text is refused, and then there is nothing to compare
        expect(compiled.ok ? compiled.value.occursIn(text) : expected).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is compiled or refused with a sentence, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (pattern) => {
        const compiled = compilePattern(pattern);
        const outcome = compiled.ok ? typeof compiled.value.occursIn(pattern) : compiled.error;
        expect(outcome).toMatch(/^boolean$|\.$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
