import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import {
  averageMinor,
  biasInWords,
  chosenHorizon,
  coverageVerdict,
  hasInterval,
  heldInWords,
  horizonInWords,
  leadSentence,
} from '../../../../../src-renderer/pages/accuracy/accuracy-words.ts';

const score = (held: number, count: number, low: number, high: number) => ({ coverage: { share: held / count, count, low, high } });
const percent = (share: number): string => `${Math.round(share * 100)}%`;

describe('the words of accuracy', () => {
  it('lead with how often the range held', () => {
    expect(leadSentence(score(11, 13, 0.58, 0.96), 28, 'en-IE')).toBe('The 80% range held 11 of 13 times at 4 weeks.');
    expect(leadSentence(score(1, 1, 0.2, 1), 7, 'en-IE')).toBe('The 80% range held 1 of 1 time at 1 week.');
  });
  it('judge the range only as far as chance allows', () => {
    expect(coverageVerdict(score(11, 13, 0.58, 0.96))).toContain('8 cases in 10');
    expect(coverageVerdict(score(2, 2, 0.34, 1))).toContain('few cases');
    expect(coverageVerdict(score(10, 40, 0.14, 0.4))).toContain('too narrow');
    expect(coverageVerdict(score(99, 100, 0.95, 1))).toContain('wider');
  });
  it('count how often a range held, and withhold an interval of few cases', () => {
    expect(heldInWords(score(11, 13, 0.58, 0.96), String)).toBe('11 of 13');
    expect([hasInterval(score(4, 4, 0.51, 1)), hasInterval(score(4, 5, 0.38, 0.96))]).toEqual([false, true]);
  });
  it('turn sums over forecasts into those of an average one', () => {
    expect([averageMinor(minorUnits(-700), 4), averageMinor(minorUnits(1), 2), averageMinor(minorUnits(5), 0)]).toEqual([-175, 1, 5]);
  });
  it('name the lean', () => {
    expect(biasInWords(0.11, percent)).toBe('too hopeful by 11%');
    expect(biasInWords(-0.3, percent)).toBe('too cautious by 30%');
    expect(biasInWords(11.8, percent)).toBe('too hopeful by over 100%');
    expect(biasInWords(0.01, percent)).toBe('leans neither way');
    expect(biasInWords(null, percent)).toBe('no money came in');
  });
  it('look at 4 weeks unless asked otherwise, else at the longest there is', () => {
    expect(chosenHorizon([1, 7, 28, 56], null)).toBe(28);
    expect(chosenHorizon([1, 7, 28, 56], 56)).toBe(56);
    expect(chosenHorizon([1, 7], 56)).toBe(7);
    expect(chosenHorizon([], null)).toBeNull();
    expect([1, 7, 91].map(horizonInWords)).toEqual(['1 day', '1 week', '13 weeks']);
  });
});
