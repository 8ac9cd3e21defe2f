import { describe, expect, it } from 'vitest';
import { drawMonthlyChart, niceStep } from '../../../../src-main/engine/report/monthly-chart.ts';

const options = { width: 500, height: 180, axisLabel: String };
const monthsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ month: `m${index}`, receiptsMinor: 1000 + index, disbursementsMinor: -500 - index }));

const count = (svg: string, part: string): number => svg.split(part).length - 1;

describe('the chart of months', () => {
  it('draws a full bar, an empty bar and a ring for every month, all vectors and no colour', () => {
    const svg = drawMonthlyChart(monthsOf(12), options);
    // one more of each stands in the legend
    expect(count(svg, '<rect')).toBe(24 + 2);
    expect(count(svg, '<circle')).toBe(12 + 1);
    expect(svg).not.toContain('<image');
    for (const [, red, green, blue] of svg.matchAll(/#(..)(..)(..)/g)) expect([green, blue]).toEqual([red, red]);
  });

  it('stays inside its frame, also with a single month or nothing in it', () => {
    for (const months of [monthsOf(1), monthsOf(36), [{ month: 'm', receiptsMinor: 0, disbursementsMinor: 0 }]]) {
      const svg = drawMonthlyChart(months, options);
      expect(svg).not.toMatch(/NaN|Infinity/);
      for (const [, y] of svg.matchAll(/ y="([\d.-]+)"/g)) expect(Number(y)).toBeGreaterThanOrEqual(0);
      for (const [, y] of svg.matchAll(/ y="([\d.-]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(180);
    }
  });

  it('thins the labels of many months', () => {
    const svg = drawMonthlyChart(monthsOf(36), options);
    expect(count(svg, '>m')).toBeLessThanOrEqual(13);
    expect(svg).toContain('>m0<');
  });

  it.each([
    [1, 5, 1],
    [100, 5, 20],
    [101, 5, 50],
    [730, 5, 200],
    [30_000_000, 5, 10_000_000],
  ])('steps over %i in %i by %i', (span, steps, expected) => {
    expect(niceStep(span, steps)).toBe(expected);
  });
});
