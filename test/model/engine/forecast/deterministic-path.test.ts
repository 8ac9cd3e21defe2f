import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { FORECAST_COMPONENTS, type ForecastComponent, type ScheduledFlow } from '../../../../src-main/engine/forecast/types.ts';
import { AS_OF, forecastInput, schedule } from '../../../unit/engine/forecast/build-input.ts';

type Row = { readonly date: string; readonly balance: number; readonly byComponent: Partial<Record<ForecastComponent, number>> };

/** The auditor: walks the calendar day by day over plain objects and books what is due, late things on the first day. */
function walkCalendar(opening: number, flows: readonly ScheduledFlow[], horizonDays: number): Row[] {
  const rows: Row[] = [];
  let balance = opening;
  for (let ahead = 1; ahead <= horizonDays; ahead++) {
    const date = addDays(AS_OF, ahead);
    const due = flows.filter((flow) => flow.dueDate === date || (ahead === 1 && flow.dueDate < date));
    const byComponent: Partial<Record<ForecastComponent, number>> = {};
    for (const flow of due) {
      balance += flow.amountMinor;
      byComponent[flow.component] = (byComponent[flow.component] ?? 0) + flow.amountMinor;
    }
    rows.push({ date, balance, byComponent });
  }
  return rows;
}

const flows = fc.array(
  fc.record({
    ahead: fc.integer({ min: -40, max: 200 }),
    amount: fc.integer({ min: -9_999_999, max: 9_999_999 }),
    component: fc.constantFrom(...FORECAST_COMPONENTS),
  }),
  { maxLength: 40 },
);

describe('the certain part of the forecast against a walk through the calendar', () => {
  it('agrees on 200 random books', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 1, max: 150 }), (list, opening, horizonDays) => {
        const scheduled = list.map((f, i) => schedule(`s${i}`, addDays(AS_OF, f.ahead), f.amount, { component: f.component }));
        const input = forecastInput({
          horizonDays,
          pathCount: 3,
          scheduled,
          opening: { ...forecastInput().opening, balanceMinor: minorUnits(opening) },
        });
        const forecast = computeForecast(input, UNCONTROLLED);
        const audited = walkCalendar(opening, scheduled, horizonDays);
        expect(forecast.days.map((d) => [d.date, d.p10Minor, d.p50Minor, d.p90Minor])).toEqual(
          audited.map((r) => [r.date, r.balance, r.balance, r.balance]),
        );
        for (const [i, row] of audited.entries())
          for (const component of FORECAST_COMPONENTS) expect(forecast.days[i]?.components[component]).toBe(row.byComponent[component] ?? 0);
        expect(forecast.lowestPoint.p50Minor).toBe(Math.min(...audited.map((r) => r.balance)));
      }),
      { numRuns: 200 },
    );
  });
});
