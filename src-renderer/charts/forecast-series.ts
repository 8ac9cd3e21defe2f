import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { fromEpochDay, type IsoDate, isoWeekday, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';

/** A day of the chart, past or ahead, with all that is known of it. */
export type ChartDay = {
  readonly epochDay: number;
  readonly date: IsoDate;
  readonly actualMinor: MinorUnits | null;
  readonly range: { readonly p10Minor: MinorUnits; readonly p50Minor: MinorUnits; readonly p90Minor: MinorUnits } | null;
  /** The first day of the forecast week it lies in; null for days that are past. */
  readonly weekStart: IsoDate | null;
};

type SeriesFacts = Pick<ForecastView, 'asOf' | 'openingBalanceMinor' | 'days' | 'weeks' | 'actual'>;

/** The days of the chart in order: `pastDays` of actual balances up to `asOf`, then the forecast, cut to `aheadDays`. */
export function chartDays(
  facts: SeriesFacts,
  { pastDays, aheadDays }: { readonly pastDays: number; readonly aheadDays: number },
): readonly ChartDay[] {
  const today = toEpochDay(facts.asOf);
  const past = facts.actual
    .filter(({ date }) => date < facts.asOf && toEpochDay(date) >= today - pastDays)
    .map(({ date, balanceMinor }) => ({ epochDay: toEpochDay(date), date, actualMinor: balanceMinor, range: null, weekStart: null }));
  const opening = facts.openingBalanceMinor;
  // The lines ahead start where the past ends, at the balance of today, which is known.
  const now: ChartDay = {
    epochDay: today,
    date: facts.asOf,
    actualMinor: opening,
    range: { p10Minor: opening, p50Minor: opening, p90Minor: opening },
    weekStart: null,
  };
  const ahead = facts.days.slice(0, aheadDays).map(({ date, p10Minor, p50Minor, p90Minor }) => ({
    epochDay: toEpochDay(date),
    date,
    actualMinor: null,
    range: { p10Minor, p50Minor, p90Minor },
    weekStart: facts.weeks.find(({ weekStart, weekEnd }) => weekStart <= date && date <= weekEnd)?.weekStart ?? null,
  }));
  return [...past, now, ...ahead];
}

/** Fifteen Mondays still stand beside each other. */
export const WEEKS_UP_TO_DAYS = 105;

/** Days to name on the axis: Mondays on a short chart, firsts of months on a longer one, of quarters on a long one. */
export function axisDays(first: number, last: number): readonly number[] {
  const span = last - first;
  const days = Array.from({ length: span + 1 }, (_, index) => first + index);
  if (span <= WEEKS_UP_TO_DAYS) return days.filter((day) => isoWeekday(day) === 1);
  const firsts = days.filter((day) => fromEpochDay(day).endsWith('-01'));
  return span <= 430 ? firsts : firsts.filter((day) => ['01', '04', '07', '10'].includes(fromEpochDay(day).slice(5, 7)));
}
