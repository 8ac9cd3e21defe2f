import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import type { ForecastInput, NewItemStream } from '../../../../src-main/engine/forecast/types.ts';
import { applyAdjustments } from '../../../../src-main/engine/scenario/apply-adjustments.ts';
import { compareScenarios } from '../../../../src-main/engine/scenario/compare-scenarios.ts';
import type { Adjustment } from '../../../../src-main/engine/scenario/types.ts';
import { AS_OF, forecastInput, openItem, schedule, shopHistory } from '../forecast/build-input.ts';

const ON_THE_DAY = { id: 'on_the_day', firstLagDays: 0, hazards: [1] };
const day = (ahead: number) => addDays(AS_OF, ahead);
const euros = (amount: number) => minorUnits(amount * 100);

/** What each scheduled movement of a forecast of certain books is, by date. */
const movements = (input: ForecastInput): string[] =>
  input.scheduled.map((flow) => `${flow.dueDate} ${flow.component} ${flow.amountMinor / 100}`).toSorted();

const certain = (adjustments: readonly Adjustment[], changes: Partial<ForecastInput> = {}): string[] =>
  movements(applyAdjustments(forecastInput({ horizonDays: 120, ...changes }), adjustments));

describe('applyAdjustments', () => {
  it('adds a hire: what it costs once, then every pay day', () => {
    const hire = {
      kind: 'hire',
      id: 'dev',
      fromDate: isoDate('2026-03-10'),
      monthlyCostMinor: euros(4000),
      payDayOfMonth: 31,
      startCostMinor: euros(900),
    } as const;
    expect(certain([hire])).toEqual(['2026-03-10 payroll -900', '2026-03-31 payroll -4000', '2026-04-30 payroll -4000', '2026-05-31 payroll -4000']);
  });

  it('draws a credit line and pays it back with interest on what is owed', () => {
    const repayment = { firstDate: isoDate('2026-04-01'), count: 2, everyMonths: 1 };
    const borrow = {
      kind: 'borrow',
      id: 'line',
      source: 'credit_line',
      drawDate: isoDate('2026-03-02'),
      principalMinor: euros(10_000),
      annualRateBps: 730,
      repayment,
    } as const;
    // 30 days of 7.3 % on 10,000 are 60; 30 days on 5,000 are 30
    expect(certain([borrow])).toEqual(['2026-03-02 other 10000', '2026-04-01 recurring -5060', '2026-05-01 recurring -5030']);
  });

  it('defers taxes of a span and nothing else', () => {
    const scheduled = [
      schedule('vat', '2026-03-10', -50_000, { component: 'tax' }),
      schedule('later', '2026-05-10', -60_000, { component: 'tax' }),
      schedule('rent', '2026-03-10', -70_000),
    ];
    const deferral = {
      kind: 'tax_deferral',
      fromDate: isoDate('2026-03-01'),
      toDate: isoDate('2026-04-30'),
      newDate: isoDate('2026-06-10'),
    } as const;
    expect(certain([deferral], { scheduled })).toEqual(['2026-03-10 recurring -700', '2026-05-10 tax -600', '2026-06-10 tax -500']);
  });

  it('stacks: a price change after a price change acts on the new price', () => {
    const scheduled = [schedule('fee', '2026-04-10', 100_000, { component: 'ar', counterpartyId: 'c1' })];
    const rise = { kind: 'price_change', changeBps: 1000, fromDate: AS_OF, counterpartyId: 'c1' } as const;
    expect(certain([rise, rise], { scheduled })).toEqual(['2026-04-10 ar 1210']);
    expect(certain([{ ...rise, counterpartyId: 'c2' }], { scheduled })).toEqual(['2026-04-10 ar 1000']);
  });

  it('changes nothing without adjustments, or for a counterparty that does not occur', () => {
    const input = forecastInput({ openItems: [openItem('i', '2026-03-10', 100_000, { counterpartyId: 'c1' })] });
    expect(applyAdjustments(input, [])).toBe(input);
    const unknown = applyAdjustments(input, [{ kind: 'customer_pays_later', counterpartyId: 'nobody', days: 20 }]);
    expect(computeForecast(unknown, UNCONTROLLED).days).toEqual(computeForecast(input, UNCONTROLLED).days);
  });
});

const stream: NewItemStream = {
  id: 'new',
  component: 'ar',
  itemsPerWeek: 3,
  amountsMinor: [euros(100)],
  daysFromIssueToDue: 0,
  hazardId: ON_THE_DAY.id,
  pastItems: ['c1', 'c2'].map((counterpartyId) => ({ amountMinor: euros(100), daysFromIssueToDue: 0, hazardId: ON_THE_DAY.id, counterpartyId })),
  provenance: { source: 'detected', confirmedOn: AS_OF, pastOccurrences: 9 },
};

describe('compareScenarios', () => {
  it('moves the receipts of a customer on every path by exactly the days given', () => {
    const openItems = [openItem('i', '2026-03-02', 100_000, { counterpartyId: 'c1', hazardId: ON_THE_DAY.id })];
    const input = forecastInput({ openItems, delayHazards: [ON_THE_DAY] });
    const { scenarios } = compareScenarios(
      input,
      [{ id: 'late', adjustments: [{ kind: 'customer_pays_later', counterpartyId: 'c1', days: 15 }] }],
      UNCONTROLLED,
    );
    const [late] = scenarios;
    // due on the 2nd, now paid on the 17th: week 3
    expect(late?.difference.weeks.slice(0, 4).map((week) => week.p50Minor)).toEqual([-100_000, -100_000, 0, 0]);
    expect(late?.difference.endMinor).toBe(0);
  });

  it('is free of noise: a one-off moves every quantile of every later day by its amount', () => {
    const input = forecastInput({ history: shopHistory(364), newItemStreams: [stream], delayHazards: [ON_THE_DAY] });
    // outside the residual, which knows how much cash there is
    const oneOff = { kind: 'one_off', id: 'grant', date: day(91), amountMinor: euros(5000) } as const;
    const { scenarios } = compareScenarios(input, [{ id: 'grant', adjustments: [oneOff] }], UNCONTROLLED);
    const weeks = scenarios[0]?.difference.weeks ?? [];
    expect(weeks.map((week) => [week.p10Minor, week.p50Minor, week.p90Minor])).toEqual(
      weeks.map((_, i) => (i === 12 ? [500_000, 500_000, 500_000] : [0, 0, 0])),
    );
  });

  it('takes what a customer would still have brought from the day he leaves, and half of what two alike bring', () => {
    const input = forecastInput({ newItemStreams: [stream], delayHazards: [ON_THE_DAY], pathCount: 2000 });
    const total = (changed: ForecastInput): number => computeForecast(changed, UNCONTROLLED).weeks.reduce((sum, week) => sum + week.components.ar, 0);
    const left = applyAdjustments(input, [{ kind: 'customer_leaves', counterpartyId: 'c1', fromDate: day(1) }]);
    expect(total(left) / total(input)).toBeCloseTo(0.5, 1);
    const never = applyAdjustments(input, [{ kind: 'customer_leaves', counterpartyId: 'c1', fromDate: day(200) }]);
    expect(total(never)).toBe(total(input));
  });

  it('takes a tenth of new invoices and of receipts without an invoice when revenue falls by 10 %', () => {
    const input = forecastInput({ history: shopHistory(364), pathCount: 2000 });
    const fewer = applyAdjustments(input, [{ kind: 'revenue_change', changeBps: -1000, fromDate: day(1) }]);
    const other = (changed: ForecastInput): number =>
      computeForecast(changed, UNCONTROLLED)
        .weeks.slice(0, 4)
        .reduce((sum, week) => sum + week.components.other, 0);
    // 110,000 cents a weekday come in
    expect((other(input) - other(fewer)) / (0.1 * 20 * 110_000)).toBeCloseTo(1, 1);
  });
});
