import { describe, expect, it } from 'vitest';
import { compileConditions, foldText } from '../../../../src-main/engine/categorise/match-rules.ts';
import { buildLine, buildRule } from './build-line.ts';

describe('conditions', () => {
  const line = buildLine('KARTE 12 Café Zürich', -4_550, { accountId: 3, counterparty: 'CAFE ZUERICH AG', reference: 'RE-77' });

  it.each([
    ['all words, without regard to case and accents', { contains: 'cafe zurich' }, true],
    ['a part of a word', { contains: 'zuer' }, true],
    ['words across the three texts', { contains: 'karte re-77' }, true],
    ['one word that is missing', { contains: 'cafe bern' }, false],
    ['a pattern in one of the texts', { pattern: '^re-\\d+$' }, true],
    ['a pattern in none', { pattern: '^cafe$' }, false],
    ['money out', { direction: 'out' }, true],
    ['money in', { direction: 'in' }, false],
    ['an amount on the edge', { amountMinMinor: 4_550, amountMaxMinor: 4_550 }, true],
    ['an amount beside it', { amountMinMinor: 4_551 }, false],
    ['the account', { accountId: 3 }, true],
    ['another account', { accountId: 4 }, false],
    ['all together', { contains: 'cafe', direction: 'out', accountId: 3, amountMaxMinor: 5_000 }, true],
    ['all but one', { contains: 'cafe', direction: 'in', accountId: 3 }, false],
    ['none at all', {}, false],
  ] as const)('%s', (_name, conditions, expected) => {
    expect(compileConditions(buildRule(1, 1, conditions))(line)).toBe(expected);
  });

  it('fold text to one form', () => {
    expect(foldText('ÉCOLE ＡＢＣ Straße')).toBe('ecole abc straße');
  });
});
