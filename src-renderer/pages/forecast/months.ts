import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { firstOfMonth, lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDayMonth } from '../../format/dates.ts';

type Month = ForecastView['months'][number];
type Week = ForecastView['weeks'][number];

/** The weeks with a day in the month: those that cross its end stand under both months, each time whole. */
export function weeksIn({ firstDate, lastDate }: Pick<Month, 'firstDate' | 'lastDate'>, weeks: readonly Week[]): readonly Week[] {
  return weeks.filter(({ weekStart, weekEnd }) => weekStart <= lastDate && weekEnd >= firstDate);
}

export function isWithin({ firstDate, lastDate }: Pick<Month, 'firstDate' | 'lastDate'>, { weekStart, weekEnd }: Week): boolean {
  return firstDate <= weekStart && weekEnd <= lastDate;
}

/** How much of the month the forecast holds: `from 6 March`, `until 4 June`; null for a whole one. */
export function partInWords({ firstDate, lastDate }: Pick<Month, 'firstDate' | 'lastDate'>): string | null {
  const isFromStart = firstDate === firstOfMonth(firstDate);
  const isToEnd = lastDate === lastOfMonth(lastDate);
  if (isFromStart) return isToEnd ? null : `until ${formatDayMonth(lastDate)}`;
  return isToEnd ? `from ${formatDayMonth(firstDate)}` : `${formatDayMonth(firstDate)} to ${formatDayMonth(lastDate)}`;
}
