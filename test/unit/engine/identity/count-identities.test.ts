import { describe, expect, it } from 'vitest';
import { createIdentityCounts, IDENTITY_LENGTH } from '../../../../src-main/engine/identity/count-identities.ts';

const identity = (number: number): string => String(number).padStart(IDENTITY_LENGTH, 'x').split('').toReversed().join('');

describe('createIdentityCounts', () => {
  it.each([0, 5000])('counts as a map does, however often it grows (%i expected)', (expected) => {
    const counts = createIdentityCounts(expected);
    const map = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const one = identity((i * 7919) % 4000);
      map.set(one, (map.get(one) ?? 0) + 1);
      expect(counts.add(one)).toBe(map.get(one));
    }
    expect([...counts.entries()]).toEqual([...map]);
    expect(counts.get(identity(4001))).toBe(0);
    expect(counts.get(identity(7919 % 4000))).toBe(map.get(identity(7919 % 4000)));
  });

  it('tells identities apart that lie in the same place of the table', () => {
    const counts = createIdentityCounts();
    const [one, other] = [`aaaaa${'b'.repeat(17)}`, `aaaaa${'c'.repeat(17)}`];
    expect([counts.add(one), counts.add(other), counts.add(one)]).toEqual([1, 1, 2]);
  });

  it('takes no identity of another length', () => {
    expect(() => createIdentityCounts().add('short')).toThrow(/fixed length/);
  });
});
