import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { isComfortable, lowPointEffect, recoveryDate } from '../../../../../src-main/engine/preparation/scoring/cash-path.ts';
import { bestCreditLine, drawCredit } from '../../../../../src-main/engine/preparation/scoring/draw-credit.ts';
import type { CreditLineFact } from '../../../../../src-main/engine/preparation/context.ts';
import { contextOf, inDays, pathOf } from '../build-context.ts';

const dip = contextOf({
  path: pathOf([
    [1, 1_000_000],
    [10, 300_000],
    [20, 900_000],
  ]),
});
const shift = (day: number, amount: number) => ({ date: inDays(day), amountMinor: minorUnits(amount) });

describe('effect on the lowest day', () => {
  it('adds the shifts dated on or before each day', () => {
    expect(lowPointEffect(dip, [shift(5, 250_000)])).toEqual({
      beforeMinor: 300_000,
      beforeDate: inDays(10),
      afterMinor: 550_000,
      afterDate: inDays(10),
      changeMinor: 250_000,
      holdsBuffer: true,
    });
    expect(lowPointEffect(dip, [shift(10, 199_999)])).toMatchObject({ afterMinor: 499_999, holdsBuffer: false });
    expect(lowPointEffect(dip, [shift(11, 200_000)])).toMatchObject({ afterMinor: 300_000, afterDate: inDays(10), changeMinor: 0 });
    expect(lowPointEffect(dip, [shift(-3, 1)])).toMatchObject({ changeMinor: 1 });
  });

  it('can move the lowest day', () => {
    expect(lowPointEffect(dip, [shift(5, 500_000), shift(30, -700_000)])).toMatchObject({ afterMinor: 700_000, afterDate: inDays(30) });
  });

  it('is unknown without a path, and sees 13 weeks', () => {
    expect(lowPointEffect(contextOf({ path: [] }), [])).toBeNull();
    const later = contextOf({ path: [...pathOf([[1, 1_000_000]]), { date: inDays(92), p10Minor: minorUnits(0), p50Minor: minorUnits(0) }] });
    expect(lowPointEffect(later, [])?.beforeMinor).toBe(1_000_000);
  });
});

describe('the path', () => {
  it('recovers on the first day after the lowest from which it holds the buffer', () => {
    expect(recoveryDate(dip)).toBe(inDays(20));
    expect(recoveryDate(contextOf({ path: pathOf([[1, 100_000]]) }))).toBeNull();
    expect(recoveryDate(contextOf({ path: [] }))).toBeNull();
  });

  it('is comfortable when even its cautious side holds the buffer', () => {
    expect(isComfortable(contextOf({ path: pathOf([[1, 700_000]]) }))).toBe(true);
    expect(isComfortable(contextOf({ path: pathOf([[1, 699_999]]) }))).toBe(false);
    expect(isComfortable(contextOf({ path: [] }))).toBe(false);
  });
});

describe('drawing on a credit line', () => {
  const line: CreditLineFact = { id: 'l', name: 'Line', limitMinor: minorUnits(1_000_000), drawnMinor: minorUnits(100_000), annualRateBps: 730 };

  it('costs simple interest by days and is repaid when the path bears it', () => {
    const draw = drawCredit(dip, line, { date: inDays(8), amountMinor: minorUnits(200_000) });
    // 12 days at 7.3 percent of 2,000.00.
    expect(draw).toEqual({
      amountMinor: 200_000,
      repayDate: inDays(20),
      interestMinor: 480,
      shifts: [shift(8, 200_000), shift(20, -200_480)],
    });
    expect(lowPointEffect(dip, draw.shifts)?.holdsBuffer).toBe(true);
  });

  it('stops at the limit and counts 13 weeks of interest when it cannot be repaid', () => {
    const draw = drawCredit(dip, line, { date: inDays(1), amountMinor: minorUnits(5_000_000) });
    expect(draw).toMatchObject({ amountMinor: 900_000, repayDate: null, interestMinor: 16_200 });
    expect(draw.shifts).toHaveLength(1);
  });

  it('takes the cheapest line with something left', () => {
    const dear = { ...line, id: 'dear', annualRateBps: 1_200 };
    const full = { ...line, id: 'full', annualRateBps: 100, drawnMinor: line.limitMinor };
    expect(bestCreditLine([dear, full, line])?.id).toBe('l');
    expect(bestCreditLine([full])).toBeNull();
    expect(bestCreditLine([])).toBeNull();
  });
});
