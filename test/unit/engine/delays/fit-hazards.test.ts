import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { createRandom, drawNormal } from '../../../../src-main/engine/common/random.ts';
import { fitHazards } from '../../../../src-main/engine/delays/fit-hazards.ts';
import { outlookOn } from '../../../../src-main/engine/delays/pay-dates.ts';
import type { DelayHazard, DelayObservation } from '../../../../src-main/engine/delays/types.ts';
import { must } from '../../../../src-shared/result/assert.ts';

const AS_OF = isoDate('2026-03-01');
const OPTIONS = { asOf: AS_OF, component: 'ar' } as const;

/** An invoice due `ago` days before today, paid `delay` days after; open with null. */
function invoice(counterpartyId: string, ago: number, delay: number | null): DelayObservation {
  const dueDate = addDays(AS_OF, -ago);
  return { counterpartyId, issueDate: addDays(dueDate, -30), dueDate, settledDate: delay === null ? null : addDays(dueDate, delay) };
}

const medianDelay = (hazard: DelayHazard): string | null =>
  outlookOn({ dueDate: isoDate('2030-01-01'), asOf: isoDate('2029-11-01') }, hazard, [0.5]).quantiles[0]?.date ?? null;

const hazardOf = (observations: readonly DelayObservation[], counterpartyId: string): DelayHazard => {
  const fitted = fitHazards(observations, OPTIONS);
  const id = fitted.hazardIdByCounterparty[counterpartyId] ?? fitted.poolId;
  return must(
    fitted.hazards.find((hazard) => hazard.id === id),
    'its hazard',
  );
};

describe('fitHazards', () => {
  it('learns a payer with a long history, and leaves one with a single invoice near the pool', () => {
    const punctual = Array.from({ length: 20 }, (_, i) => invoice('punctual', 40 + 7 * i, 0));
    const late = Array.from({ length: 20 }, (_, i) => invoice('late', 60 + 7 * i, 25));
    const all = [...punctual, ...late, invoice('new', 50, 25)];
    expect(medianDelay(hazardOf(all, 'punctual'))).toBe('2030-01-01');
    expect(medianDelay(hazardOf(all, 'late'))).toBe('2030-01-26');
    const known = hazardOf(all, 'new').hazards[25 + 30] ?? 0;
    expect(known).toBeLessThan(hazardOf(all, 'late').hazards[25 + 30] ?? 0);
  });

  it('counts an open invoice as not paid so far: the payer looks later, not punctual', () => {
    const paid = Array.from({ length: 8 }, (_, i) => invoice('c', 60 + 10 * i, 5));
    const open = Array.from({ length: 8 }, () => invoice('c', 40, null));
    const share = (hazard: DelayHazard): number => outlookOn({ dueDate: isoDate('2030-01-01'), asOf: isoDate('2029-11-01') }, hazard).lateProbability;
    expect(share(hazardOf([...paid, ...open], 'c'))).toBeGreaterThan(share(hazardOf(paid, 'c')) + 0.2);
  });

  it('looks at nothing after the day', () => {
    const past = [invoice('c', 60, 10), invoice('c', 20, null)];
    const withFuture = [invoice('c', 60, 10), { ...invoice('c', 20, null), settledDate: addDays(AS_OF, 3) }, invoice('c', -90, 4)];
    expect(fitHazards(withFuture, OPTIONS)).toEqual(fitHazards(past, OPTIONS));
  });

  it('is the built-in shape without observations, and plain JSON always', () => {
    const empty = fitHazards([], OPTIONS);
    expect(empty.hazards).toHaveLength(1);
    expect(medianDelay(must(empty.hazards[0], 'the pool'))).toBe('2030-01-07');
    expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
  });

  it('gives hazards between 0 and 1, whatever the order of the invoices', () => {
    const one = fc.record({
      who: fc.constantFrom('a', 'b'),
      ago: fc.integer({ min: -20, max: 900 }),
      delay: fc.option(fc.integer({ min: -60, max: 400 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (list) => {
        const observations = list.map(({ who, ago, delay }) => invoice(who, ago, delay));
        const fitted = fitHazards(observations, OPTIONS);
        for (const hazard of fitted.hazards) expect(hazard.hazards.every((h) => h >= 0 && h <= 1)).toBe(true);
        const reversed = fitHazards(observations.toReversed(), OPTIONS);
        expect(reversed.hazardIdByCounterparty).toEqual(fitted.hazardIdByCounterparty);
        for (const [i, hazard] of fitted.hazards.entries())
          for (const [k, h] of hazard.hazards.entries()) expect(reversed.hazards[i]?.hazards[k]).toBeCloseTo(h, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('holds about 80 % for payers of three to twelve invoices', () => {
    const random = createRandom(5);
    const observations: DelayObservation[] = [];
    const next: { readonly who: string; readonly delay: number }[] = [];
    for (let c = 0; c < 120; c++) {
      const habit = 6 + 12 * drawNormal(random);
      const draw = (): number => Math.max(-29, Math.trunc(habit + 7 * drawNormal(random) + (random() < 0.08 ? 30 : 0)));
      for (let i = 0; i < 3 + (c % 10); i++) observations.push(invoice(`c${c}`, 120 + 20 * i, draw()));
      next.push({ who: `c${c}`, delay: draw() });
    }
    const fitted = fitHazards(observations, OPTIONS);
    const held = next.filter(({ who, delay }) => {
      const hazard = must(
        fitted.hazards.find(({ id }) => id === fitted.hazardIdByCounterparty[who]),
        'its hazard',
      );
      const [low, , high] = outlookOn({ dueDate: isoDate('2030-01-01'), asOf: isoDate('2029-11-01') }, hazard).quantiles;
      const paid = addDays(isoDate('2030-01-01'), delay);
      return paid >= (low?.date ?? '') && paid <= (high?.date ?? '9999');
    });
    expect(held.length / next.length).toBeGreaterThan(0.7);
    expect(held.length / next.length).toBeLessThan(0.93);
  });
});
