import {
  addDays,
  addMonths,
  dateParts,
  dateFromParts,
  daysBetween,
  daysInMonth,
  type IsoDate,
} from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, negateMinor, scaleMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { ScheduledFlow } from '../forecast/types.ts';
import type { Adjustment } from './types.ts';

type Kind<K extends Adjustment['kind']> = Extract<Adjustment, { readonly kind: K }>;

/** The span in which added movements can fall: from the day after `asOf` to the last day forecast. */
export type Span = { readonly asOf: IsoDate; readonly lastDate: IsoDate };

type Movement = { readonly id: string; readonly date: IsoDate; readonly amountMinor: MinorUnits; readonly component: ForecastComponent };

/** A certain movement that only the scenario knows. */
function flowOf({ id, date, amountMinor, component }: Movement, { asOf }: Span): ScheduledFlow {
  return {
    id: `scenario:${id}`,
    dueDate: date > asOf ? date : addDays(asOf, 1),
    amountMinor,
    component,
    jitter: [],
    amountLogSd: 0,
    aliveProbability: 1,
    streamId: null,
    provenance: { source: 'scenario', confirmedOn: asOf, pastOccurrences: 0 },
  };
}

export function oneOffFlow({ id, date, amountMinor }: Kind<'one_off'>, span: Span): ScheduledFlow[] {
  return date > span.lastDate ? [] : [flowOf({ id, date, amountMinor, component: 'other' }, span)];
}

function dayInMonth(date: IsoDate, day: number): IsoDate {
  const { year, month } = dateParts(date);
  return must(dateFromParts(year, month, Math.min(day, daysInMonth(year, month))), 'a day of the month');
}

/** The cost of hiring on the first day, then a salary on every pay day from it to the end of the span. */
export function hireFlows(hire: Kind<'hire'>, span: Span): ScheduledFlow[] {
  const { id, fromDate, monthlyCostMinor, payDayOfMonth, startCostMinor } = hire;
  const first = fromDate > span.asOf ? fromDate : addDays(span.asOf, 1);
  const start = { id: `${id}:start`, date: first, amountMinor: negateMinor(startCostMinor), component: 'payroll' } as const;
  const flows = startCostMinor === 0 || first > span.lastDate ? [] : [flowOf(start, span)];
  for (let months = 0; ; months++) {
    const date = dayInMonth(addMonths(dayInMonth(first, 1), months), payDayOfMonth);
    if (date > span.lastDate) return flows;
    if (date >= first) flows.push(flowOf({ id: `${id}:${date}`, date, amountMinor: negateMinor(monthlyCostMinor), component: 'payroll' }, span));
  }
}

/** Principal in, equal parts of it out with simple interest on what was owed since the last payment; the last part takes the remainder. */
export function borrowFlows(loan: Kind<'borrow'>, span: Span): ScheduledFlow[] {
  const { id, drawDate, principalMinor, annualRateBps, repayment } = loan;
  const drawn = drawDate > span.asOf ? drawDate : addDays(span.asOf, 1);
  const movements: Movement[] = [{ id: `${id}:draw`, date: drawn, amountMinor: principalMinor, component: 'other' }];
  const part = scaleMinor(principalMinor, 1n, BigInt(repayment.count), 'down');
  let owed: number = principalMinor;
  let since = drawn;
  for (let k = 0; k < repayment.count; k++) {
    const date = addMonths(repayment.firstDate, k * repayment.everyMonths);
    const days = Math.max(0, daysBetween(since, date));
    const interest = scaleMinor(minorUnits(owed), BigInt(annualRateBps) * BigInt(days), 3_650_000n, 'half-away-from-zero');
    const principal = k === repayment.count - 1 ? owed : part;
    movements.push({ id: `${id}:repay:${k + 1}`, date, amountMinor: minorUnits(-(principal + interest)), component: 'recurring' });
    owed -= principal;
    since = date;
  }
  return movements.filter(({ date }) => date <= span.lastDate).map((movement) => flowOf(movement, span));
}
