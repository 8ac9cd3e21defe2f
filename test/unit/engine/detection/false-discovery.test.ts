import { describe, expect, it } from 'vitest';
import { standAtRate } from '../../../../src-main/engine/detection/false-discovery.ts';

describe('false discovery', () => {
  it('asks more of a test the more tests there are', () => {
    expect(standAtRate([0.08], 0.1)).toEqual([true]);
    expect(standAtRate([0.08, 0.5, 0.5, 0.5], 0.1)).toEqual([false, false, false, false]);
    expect(standAtRate([0.5, 0.001, 0.5, 0.002], 0.1)).toEqual([false, true, false, true]);
    expect(standAtRate([], 0.1)).toEqual([]);
  });

  it('lets a weaker one stand when enough of the others are strong', () => {
    expect(standAtRate([0.01, 0.02, 0.09], 0.1)).toEqual([true, true, true]);
    expect(standAtRate([0.01, 0.2, 0.09], 0.1)).toEqual([true, false, false]);
  });
});
