import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { attributeMiss } from '../../../../src-main/engine/accuracy/attribute-miss.ts';
import { mase, pinballLoss, relativeBias, wape, wilsonInterval } from '../../../../src-main/engine/accuracy/measures.ts';
import { scoreByHorizon, type ScoredForecast } from '../../../../src-main/engine/accuracy/score-forecasts.ts';
import { scorePart } from '../../../../src-main/engine/accuracy/score-parts.ts';

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

describe('the scaled error of a horizon', () => {
  const past = [100, 120, 100, 120, 100, 120].map((balance) => balance * 100);

  it('divides by how far the balance moved over as many days before', () => {
    // errors of 10 and 30 on average 20; from one day to the next the balance moved by 20
    const [score] = scoreByHorizon([forecast('a', 1, 110), forecast('b', 1, 130)], past);
    expect(score?.mase).toBeCloseTo(1);
  });

  it('says nothing of a past shorter than three horizons, nor of several horizons at once', () => {
    expect(scoreByHorizon([forecast('a', 7, 110)], past)[0]?.mase).toBeNull();
    expect(scoreByHorizon([forecast('a', 1, 110), forecast('a', 2, 110)], past)[0]?.mase).toBeNull();
    expect(scoreByHorizon([forecast('a', 1, 110)])[0]?.mase).toBeNull();
  });
});

describe('scorePart', () => {
  const row = (expected: number, range: readonly [number, number, number], actual: number) => ({
    expectedMinor: euros(expected),
    p10Minor: euros(range[0]),
    p50Minor: euros(range[1]),
    p90Minor: euros(range[2]),
    actualMinor: euros(actual),
  });
  const rows = [row(100, [60, 110, 130], 80), row(100, [60, 110, 130], 140)];

  it('sets what was expected beside what came', () => {
    const score = scorePart(rows, [100, 120, 100, 120, 100].map(euros));
    expect([score.count, score.expectedMinor, score.actualMinor]).toEqual([2, euros(200), euros(220)]);
    expect(score.coverage).toMatchObject({ share: 0.5, count: 2 });
    expect(score.bias).toBeCloseTo(-20 / 220);
    expect(score.wape).toBeCloseTo(60 / 220);
    // mean error 30, mean change before 20
    expect(score.mase).toBeCloseTo(1.5);
    // 80: 0.1 × 20, 0.5 × 30, 0.1 × 50; 140: 0.1 × 80, 0.5 × 30, 0.9 × 10; a third of each, on average
    expect(score.pinball).toBeCloseTo((((2 + 15 + 5) / 3 + (8 + 15 + 9) / 3) / 2) * 100);
  });

  it('counts the edges of a range as held, and says nothing where nothing came or little is known of the past', () => {
    expect(scorePart([row(-50, [-50, -50, -50], -50)], []).coverage.share).toBe(1);
    expect(scorePart([row(10, [0, 0, 20], 0)], [1, 2, 3, 4])).toMatchObject({ bias: null, wape: null, mase: null });
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
