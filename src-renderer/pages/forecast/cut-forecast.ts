import type { ForecastView } from '../../../src-shared/contract/forecast.ts';

/**
 * The forecast as far as it is shown. A host answers in whole weeks; where fewer days are asked for, what lies beyond them must not appear in the
 * sentence. The chances are those of the whole answer, so that a cut one has none.
 */
export function cutForecast(forecast: ForecastView, aheadDays: number): ForecastView {
  if (aheadDays >= forecast.days.length) return forecast;
  const days = forecast.days.slice(0, aheadDays);
  const lastDate = days.at(-1)?.date;
  if (lastDate === undefined) return forecast;
  const withinOrNull = (date: ForecastView['runway']['firstDayP50BelowBuffer']): typeof date => (date !== null && date <= lastDate ? date : null);
  return {
    ...forecast,
    days,
    horizonDays: aheadDays,
    weeks: forecast.weeks.filter(({ weekStart }) => weekStart <= lastDate),
    lowestPoint: days.reduce((lowest, day) => (day.p50Minor < lowest.p50Minor ? day : lowest)),
    probabilityBelowZero: null,
    probabilityBelowBuffer: null,
    cashNeededMinor: null,
    runway: {
      ...forecast.runway,
      firstDayP50BelowBuffer: withinOrNull(forecast.runway.firstDayP50BelowBuffer),
      firstDayP10BelowBuffer: withinOrNull(forecast.runway.firstDayP10BelowBuffer),
    },
  };
}
