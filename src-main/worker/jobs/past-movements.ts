import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { BaseDay } from '../../features/accounts/store.ts';
import type { SettledAmount } from '../../features/forecast/settled-store.ts';
import { componentOf } from './load-obligations.ts';

type Dated = { readonly date: IsoDate; readonly amountMinor: number };

/** What moved before the first forecast that is scored: the scale on which MASE measures its misses. */
export type PastMovements = {
  /** Balance at the end of each day, up to a constant: only its changes are asked for. */
  readonly balances: readonly number[];
  readonly ofComponent: (component: ForecastComponent, periodDays: number) => number[];
  readonly ofCustomer: (clientIds: ReadonlySet<number>, periodDays: number) => number[];
};

export type PastSources = { readonly days: readonly BaseDay[]; readonly settled: readonly SettledAmount[]; readonly through: IsoDate };

/** Sums over whole periods that end on `through`, oldest first; days from before the first whole one are left out. */
function sumPeriods(
  amounts: readonly Dated[],
  span: { readonly firstDate: IsoDate; readonly through: IsoDate; readonly periodDays: number },
): number[] {
  const count = Math.max(0, Math.floor((daysBetween(span.firstDate, span.through) + 1) / span.periodDays));
  const sums = Array.from({ length: count }, () => 0);
  for (const { date, amountMinor } of amounts) {
    const age = Math.floor(daysBetween(date, span.through) / span.periodDays);
    if (age >= 0 && age < count) sums[count - 1 - age] = (sums[count - 1 - age] ?? 0) + amountMinor;
  }
  return sums;
}

/** From the first day of a kind of movement on: the weeks before a customer's first payment say nothing of how payments vary. */
function periodsSinceFirst(amounts: readonly Dated[], through: IsoDate, periodDays: number): number[] {
  const firstDate = amounts[0]?.date;
  return firstDate === undefined ? [] : sumPeriods(amounts, { firstDate, through, periodDays });
}

function balancesUpTo({ days, through }: PastSources): number[] {
  const firstDate = days[0]?.bookingDate;
  if (firstDate === undefined || firstDate > through) return [];
  const net = new Map(days.map((day) => [day.bookingDate, day.inflowMinor + day.outflowMinor]));
  let balance = 0;
  return Array.from({ length: daysBetween(firstDate, through) + 1 }, (_, index) => (balance += net.get(addDays(firstDate, index)) ?? 0));
}

/** All of it up to a day, of bank lines with transfers removed and of what they settled. */
export function pastMovements(sources: PastSources): PastMovements {
  const { through } = sources;
  const settled = sources.settled.filter(({ paymentDate }) => paymentDate <= through);
  const dated = (list: readonly SettledAmount[]): Dated[] => list.map(({ paymentDate, amountMinor }) => ({ date: paymentDate, amountMinor }));
  const byComponent = Map.groupBy(settled, componentOf);
  const rest = [
    ...sources.days.map((day) => ({ date: day.bookingDate, amountMinor: day.inflowMinor + day.outflowMinor })),
    ...dated(settled).map(({ date, amountMinor }) => ({ date, amountMinor: -amountMinor })),
  ].filter(({ date }) => date <= through);
  return {
    balances: balancesUpTo(sources),
    ofComponent: (component, periodDays) =>
      periodsSinceFirst(component === 'other' ? rest : dated(byComponent.get(component) ?? []), through, periodDays),
    ofCustomer: (clientIds, periodDays) =>
      periodsSinceFirst(
        dated((byComponent.get('ar') ?? []).filter(({ clientId }) => clientId !== null && clientIds.has(clientId))),
        through,
        periodDays,
      ),
  };
}
