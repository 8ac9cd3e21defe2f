import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { rangesByPart } from '../../../../src-main/engine/forecast/part-ranges.ts';
import { forecastInput, openItem, prospect, schedule, shopHistory } from './build-input.ts';

const DAYS = [7, 28, 91];
const input = forecastInput({
  history: shopHistory(200),
  scheduled: [schedule('rent', '2026-03-20', -30_000), schedule('wages', '2026-03-31', -90_000, { component: 'payroll' })],
  openItems: [
    openItem('i1', '2026-03-05', 12_345, { counterpartyId: 'c1' }),
    openItem('i2', '2026-03-06', 99_999, { counterpartyId: 'c2' }),
    openItem('i3', '2026-03-26', 20_000, { counterpartyId: 'c1' }),
    openItem('b1', '2026-03-15', -45_678, { counterpartyId: 'v1' }),
  ],
  pipeline: [prospect('deal', '2026-04-10', 500_000, 0.4)],
});
const parts = rangesByPart(input, { days: DAYS, mostCustomers: 10 }, UNCONTROLLED);

describe('rangesByPart', () => {
  it('gives the components that anything stands in, and customers with open invoices, the largest first', () => {
    expect(parts.map(({ component, counterpartyId, itemIds }) => [component, counterpartyId, ...itemIds].join(' ').trim())).toEqual([
      'ar',
      'ap',
      'payroll',
      'recurring',
      'pipeline',
      'other',
      'ar c2 i2',
      'ar c1 i1 i3',
    ]);
    expect(rangesByPart(input, { days: DAYS, mostCustomers: 1 }, UNCONTROLLED).filter(({ counterpartyId }) => counterpartyId !== null)).toHaveLength(
      1,
    );
  });

  it('expects of each component what the forecast expects of it', () => {
    const { days } = computeForecast(input, UNCONTROLLED);
    for (const { component, counterpartyId, ranges } of parts) {
      if (counterpartyId !== null) continue;
      for (const range of ranges) {
        const sum = days.slice(0, range.days).reduce((total, day) => total + day.components[component], 0);
        // Each rounds for itself: lines by week, parts once.
        expect(Math.abs(range.expectedMinor - sum)).toBeLessThanOrEqual(20);
      }
    }
    const customers = parts.filter(({ counterpartyId }) => counterpartyId !== null);
    const whole = parts.find(({ component }) => component === 'ar')?.ranges.at(-1)?.expectedMinor ?? 0;
    expect(Math.abs(customers.reduce((sum, { ranges }) => sum + (ranges.at(-1)?.expectedMinor ?? 0), 0) - whole)).toBeLessThanOrEqual(2);
  });

  it('has ranges in order, exact where a part is certain, and possible amounts where it comes or does not', () => {
    for (const { ranges } of parts)
      for (const { p10Minor, p50Minor, p90Minor } of ranges) expect(p10Minor <= p50Minor && p50Minor <= p90Minor).toBe(true);
    const of = (name: string) => parts.find(({ component }) => component === name)?.ranges.at(-1);
    expect(of('recurring')).toMatchObject({ expectedMinor: -30_000, p10Minor: -30_000, p50Minor: -30_000, p90Minor: -30_000 });
    expect(of('pipeline')).toMatchObject({ p10Minor: 0, p50Minor: 0, p90Minor: 500_000 });
    expect((of('other')?.p90Minor ?? 0) - (of('other')?.p10Minor ?? 0)).toBeGreaterThan(100_000);
  });

  it('is the balance itself where there is but one part', () => {
    const only = forecastInput({ history: shopHistory(200) });
    const [other] = rangesByPart(only, { days: DAYS, mostCustomers: 10 }, UNCONTROLLED);
    const { days, openingBalanceMinor } = computeForecast(only, UNCONTROLLED);
    for (const { days: count, p10Minor, p50Minor, p90Minor } of other?.ranges ?? []) {
      const day = days[count - 1];
      expect([p10Minor, p50Minor, p90Minor].map((value) => value + openingBalanceMinor)).toEqual([day?.p10Minor, day?.p50Minor, day?.p90Minor]);
    }
  });
});
