import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { firstOfMonth, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

type Week = ForecastView['weeks'][number];
export type ForecastMonth = { readonly month: IsoDate; readonly weeks: readonly Week[] };

/** Whole weeks by the month in which they end: the parts of a week are not known by day, and so the months add up to the weeks. */
export function monthsOf(weeks: readonly Week[]): readonly ForecastMonth[] {
  return [...Map.groupBy(weeks, ({ weekEnd }) => firstOfMonth(weekEnd))].map(([month, own]) => ({ month, weeks: own }));
}
