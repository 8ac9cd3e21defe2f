import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { attributeMiss } from '../../../../src-main/engine/accuracy/attribute-miss.ts';
import { mase, pinballLoss, relativeBias, wape, wilsonInterval } from '../../../../src-main/engine/accuracy/measures.ts';
import { scoreByComponent, scoreByHorizon, type ScoredForecast } from '../../../../src-main/engine/accuracy/score-forecasts.ts';

const euros = (amount: number) => minorUnits(amount * 100);

describe('measures', () => {
  it('agree with values worked out by hand', () => {
    expect(pinballLoss(10, 8, 0.9)).toBeCloseTo(1.8);
    expect(pinballLoss(8, 10, 0.9)).toBeCloseTo(0.2);
    const { low, high } = wilsonInterval(8, 10);
    expect([low, high].map((value) => value.toFixed(3))).toEqual(['0.490', '0.943']);
    const pairs = [
      { forecast: 110, actual: 100 },
      { forecast: 80, actual: 100 },
    ];
    expect(relativeBias(pairs, 1000)).toBeCloseTo(-0.01);
    expect(wape(pairs)).toBeCloseTo(0.15);
    // mean error 15, mean change from one to the next of 10, 20, 10: 10
    expect(mase(pairs, [10, 20, 10], 1)).toBeCloseTo(1.5);
  });

  it('say nothing where there is nothing to say', () => {
    expect(wilsonInterval(0, 0)).toEqual({ share: 0, low: 0, high: 1, count: 0 });
    expect(wape([{ forecast: 5, actual: 0 }])).toBeNull();
    expect(mase([{ forecast: 1, actual: 2 }], [7, 7, 7], 1)).toBeNull();
    expect(relativeBias([], 0)).toBeNull();
  });
});

const forecast = (unitId: string, horizonDays: number, actual: number): ScoredForecast => ({
  unitId,
  horizonDays,
  p10Minor: euros(90),
  p50Minor: euros(100),
  p90Minor: euros(110),
  actualMinor: euros(actual),
  naiveMinor: euros(120),
  turnoverMinor: euros(1000),
});

describe('scoreByHorizon', () => {
  it('counts units, not forecasts, and puts each horizon in its bucket', () => {
    const scores = scoreByHorizon([forecast('a', 7, 100), forecast('a', 6, 95), forecast('b', 7, 130), forecast('a', 90, 85)]);
    expect(scores.map(({ weeks, count }) => [weeks, count])).toEqual([
      [1, 3],
      [13, 1],
    ]);
    expect(scores[0]?.coverage).toMatchObject({ share: 0.5, count: 2 });
    expect(scores[0]?.aboveShare).toBeCloseTo(1 / 3);
    expect(scores[0]?.bias).toBeCloseTo(-25 / 3000);
    expect(scores[1]?.belowShare).toBe(1);
    expect(scores[1]?.pinballAgainstNaive).toBeLessThan(1);
  });
});

describe('scoreByComponent', () => {
  it('sets expected beside actual for each', () => {
    const rows = [
      { component: 'ar', expectedMinor: euros(100), actualMinor: euros(80) },
      { component: 'ar', expectedMinor: euros(100), actualMinor: euros(120) },
      { component: 'tax', expectedMinor: euros(-50), actualMinor: euros(-50) },
    ] as const;
    expect(scoreByComponent(rows)).toEqual([
      { component: 'ar', count: 2, bias: 0, wape: 0.2, mase: 0.5 },
      { component: 'tax', count: 1, bias: 0, wape: 0, mase: null },
    ]);
  });
});

describe('attributeMiss', () => {
  it('splits a miss into causes that add up, the largest line first', () => {
    const miss = attributeMiss(
      [
        { kind: 'schedule', id: 'rent', expectedMinor: euros(-100) },
        { kind: 'open_item', id: 'RE-1', expectedMinor: euros(700) },
        { kind: 'new_items', id: 'ar:new', expectedMinor: euros(50) },
        { kind: 'residual', id: 'residual', expectedMinor: euros(20) },
      ],
      [
        { lineId: 'rent', settlesDocument: true, amountMinor: euros(-120) },
        { lineId: 'RE-9', settlesDocument: true, amountMinor: euros(80) },
        { lineId: null, settlesDocument: false, amountMinor: euros(15) },
      ],
    );
    expect(miss.byCause.map(({ cause, missMinor }) => [cause, missMinor / 100])).toEqual([
      ['schedule', -20],
      ['invoice', -700],
      ['new_item', 30],
      ['residual', -5],
    ]);
    expect(miss.totalMinor).toBe(euros(-695));
    expect(miss.lines[0]).toMatchObject({ lineId: 'RE-1', cause: 'invoice', actualMinor: 0 });
  });
});
