import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { listLargest } from '../transactions/store.ts';
import type { BusinessScope } from '../scope/services.ts';
import type { ForecastJobOutput } from '../../worker/jobs/forecast.ts';
import { describeLines } from './describe-lines.ts';
import { getForecast } from './get-forecast.ts';

/** Past weeks shown beside a forecast week, and the largest lines of that season. */
const WEEKS_SHOWN = 26;
const LINES_SHOWN = 20;

type BaseDays = ForecastJobOutput['baseDays'];

function weeklyHistory(days: BaseDays, asOf: IsoDate): { weekStart: IsoDate; inflowMinor: number; outflowMinor: number }[] {
  const first = days[0]?.bookingDate;
  if (first === undefined) return [];
  const count = Math.min(WEEKS_SHOWN, Math.floor((daysBetween(first, asOf) + 1) / 7));
  const weeks = Array.from({ length: count }, (_, index) => ({
    weekStart: addDays(asOf, -7 * (count - index) + 1),
    inflowMinor: 0,
    outflowMinor: 0,
  }));
  for (const day of days) {
    const week = weeks[count - 1 - Math.floor(daysBetween(day.bookingDate, asOf) / 7)];
    if (week === undefined || day.bookingDate < week.weekStart) continue;
    week.inflowMinor += day.inflowMinor;
    week.outflowMinor += day.outflowMinor;
  }
  return weeks;
}

/** What one forecast week is made of and the bank lines it rests on: those of the same weeks one year earlier, or of the last weeks. */
export async function explainWeek(scope: BusinessScope, weekStart: IsoDate) {
  const distance = daysBetween(scope.asOf, weekStart);
  if (distance < 1 || distance > 730)
    throw new AppError('INVALID_INPUT', 'That week lies outside the forecast. Choose a week after the day it starts from.');
  const horizonDays = Math.max(91, Math.ceil((distance + 6) / 7) * 7);
  const answer = await getForecast(scope, { horizonDays: Math.min(728, horizonDays), actualDays: 0 });
  const index = Math.floor((distance - 1) / 7);
  const week = answer.view.weeks[index];
  if (week === undefined) throw new AppError('INVALID_INPUT', 'That week lies outside the forecast. Choose a week after the day it starts from.');
  const lastYear = addDays(week.weekStart, -364);
  const firstKnown = answer.history?.firstDate ?? scope.asOf;
  const season = lastYear >= firstKnown ? { from: lastYear, to: addDays(lastYear, 6) } : { from: addDays(scope.asOf, -27), to: scope.asOf };
  return {
    weekStart: week.weekStart,
    weekEnd: week.weekEnd,
    netMinor: week.netMinor,
    components: week.components,
    confidence: answer.view.confidence,
    lines: describeLines(scope, answer.lines, index),
    history:
      answer.history === null
        ? null
        : { ...answer.history, firstDate: answer.history.firstDate as IsoDate, lastDate: answer.history.lastDate as IsoDate },
    weeklyHistory: weeklyHistory(answer.baseDays, scope.asOf).map((entry) => ({
      weekStart: entry.weekStart,
      inflowMinor: minorUnits(entry.inflowMinor),
      outflowMinor: minorUnits(entry.outflowMinor),
      netMinor: minorUnits(entry.inflowMinor + entry.outflowMinor),
    })),
    largestLines: listLargest(scope.services.database.read, scope.business.id, { ...season, limit: LINES_SHOWN }),
  };
}
