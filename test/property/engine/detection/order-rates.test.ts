import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { chanceGone, describeRhythm } from '../../../../src-main/engine/detection/cadence.ts';
import { fitOrderRates } from '../../../../src-main/engine/detection/order-rates.ts';
import { TODAY } from '../../../unit/engine/detection/build-detection.ts';

const gaps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 120 }), days: fc.integer({ min: 1, max: 720 }) }), { maxLength: 40 });
const ownGaps = fc.array(fc.integer({ min: 6, max: 200 }), { minLength: 3, maxLength: 20 });

describe('order rates of any customers', () => {
  it('are a distribution, whatever the order of the customers', () => {
    fc.assert(
      fc.property(gaps, (drawn) => {
        const rates = fitOrderRates(drawn);
        expect(rates.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(rates.every(({ shape, days, weight }) => shape >= 0 && days >= 0 && weight >= 0)).toBe(true);
        expect(fitOrderRates(drawn.toReversed())).toEqual(rates);
      }),
    );
  });

  it('never make a longer silence a smaller chance of being gone', () => {
    fc.assert(
      fc.property(gaps, ownGaps, (others, own) => {
        const rates = fitOrderRates(others);
        let before = 0;
        for (let silentDays = 0; silentDays <= 400; silentDays += 20) {
          let day = silentDays;
          const dates = [addDays(TODAY, -silentDays), ...own.map((gap) => addDays(TODAY, -(day += gap)))];
          const gone = chanceGone(must(describeRhythm(dates, TODAY, null), 'a rhythm'), rates);
          expect(gone).toBeGreaterThanOrEqual(before);
          expect(gone).toBeLessThanOrEqual(1);
          before = gone;
        }
      }),
    );
  });
});
