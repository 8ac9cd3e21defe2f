import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { chanceGone, describeRhythm } from '../../../../src-main/engine/detection/cadence.ts';
import { fitOrderRates } from '../../../../src-main/engine/detection/order-rates.ts';
import { TODAY } from './build-detection.ts';

const ago = (...days: number[]) => days.map((day) => addDays(TODAY, -day));
/** Days of business with the gaps given, newest first, before a silence. */
const after = (silentDays: number, ...gaps: number[]) => {
  let day = silentDays;
  return ago(silentDays, ...gaps.map((gap) => (day += gap)));
};
const rhythmOf = (dates: ReturnType<typeof ago>) => must(describeRhythm(dates, TODAY, null), 'a rhythm');
const ALONE = fitOrderRates([]);
/** Gaps of 10 and 50 days in turn: twelve of them, 30 days on average. */
const ERRATIC = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 10 : 50));

describe('describeRhythm', () => {
  it('counts what is invoiced within five days as one occasion, and ignores what is after the day', () => {
    expect(rhythmOf([...ago(40, 42, 44, 100, 160, 220), isoDate('2026-03-02')])).toMatchObject({ occasions: 4, silentDays: 44 });
  });

  it('leaves the days of an occasion out of the gaps, for nothing counts in them', () => {
    expect(rhythmOf(after(20, ...ERRATIC))).toMatchObject({ usualEveryDays: 30, isRegular: false, gaps: { count: 12, days: 300 } });
  });

  it('takes few gaps for regular only where they are more even than luck', () => {
    expect(rhythmOf(after(20, 30, 31, 30)).isRegular).toBe(true);
    // each as far from even as the others: 27 % of the mean, which three orders at random are one time in eight
    expect(rhythmOf(after(20, 20, 30, 40)).isRegular).toBe(false);
    expect(rhythmOf(after(20, 20, 30, 40, 20, 30, 40, 20, 30, 40)).isRegular).toBe(true);
  });

  it('says nothing with fewer than three gaps, unless the rhythm is agreed', () => {
    expect(describeRhythm(ago(200, 230, 260), TODAY, null)).toBeNull();
    expect(describeRhythm([], TODAY, 30)).toBeNull();
    expect(describeRhythm(ago(60), TODAY, 30)).toMatchObject({ isRegular: true, occasions: 1, gaps: null });
  });
});

describe('chanceGone', () => {
  it('calls a regular rhythm broken after one and a half periods and a week', () => {
    const at = (silent: number) => chanceGone(rhythmOf(after(silent, 30, 30, 30)), ALONE);
    expect(at(52)).toBe(0);
    expect(at(53)).toBeGreaterThan(0.99);
  });

  it('weighs leaving against a pause where orders come at random', () => {
    const gone = chanceGone(rhythmOf(after(150, ...ERRATIC)), ALONE);
    const [pause, leaving] = [(300 / 445) ** 12, 1 - Math.exp(-(5 + 300 / 11) / (6 * 365))];
    expect(gone).toBeCloseTo(leaving / (leaving + (1 - leaving) * pause), 10);
    expect(gone).toBeCloseTo(0.63, 2);
  });

  it('starts from how seldom customers leave: a customer who has just ordered is still there', () => {
    expect(chanceGone(rhythmOf(after(0, ...ERRATIC)), ALONE)).toBeCloseTo(0.015, 3);
  });
});
