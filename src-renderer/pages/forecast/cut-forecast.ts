import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';

/**
 * The forecast as far as it is shown. A host answers in whole weeks, which the tables of weeks and months show to their end; where fewer days are asked for, what lies beyond them must not appear in the
 * sentence. The chances are those of the days shown, which the host gives for the spans of the page.
 */
export function cutForecast(forecast: ForecastView, aheadDays: number): ForecastView {
  if (aheadDays >= forecast.days.length) return forecast;
  const days = forecast.days.slice(0, aheadDays);
  const lastDate = days.at(-1)?.date;
  if (lastDate === undefined) return forecast;
  const withinOrNull = (date: ForecastView['runway']['firstDayP50BelowBuffer']): typeof date => (date !== null && date <= lastDate ? date : null);
  const chance = forecast.chances.find((one) => one.days === aheadDays);
  return {
    ...forecast,
    days,
    horizonDays: aheadDays,
    weeks: forecast.weeks.filter(({ weekStart }) => weekStart <= lastDate),
    lowestPoint: days.reduce((lowest, day) => (day.p50Minor < lowest.p50Minor ? day : lowest)),
    probabilityBelowZero: chance?.probabilityBelowZero ?? null,
    probabilityBelowBuffer: chance?.probabilityBelowBuffer ?? null,
    cashNeededMinor: chance?.cashNeededMinor ?? null,
    chances: forecast.chances.filter((one) => one.days <= aheadDays),
    firstBreach:
      forecast.firstBreach === null
        ? null
        : {
            medianDate: withinOrNull(forecast.firstBreach.medianDate),
            tenPercentDate: withinOrNull(forecast.firstBreach.tenPercentDate),
            byWeek: forecast.firstBreach.byWeek.filter(({ weekStart }) => addDays(weekStart, 6) <= lastDate),
          },
    runway: {
      ...forecast.runway,
      firstDayP50BelowBuffer: withinOrNull(forecast.runway.firstDayP50BelowBuffer),
      firstDayP10BelowBuffer: withinOrNull(forecast.runway.firstDayP10BelowBuffer),
    },
  };
}
