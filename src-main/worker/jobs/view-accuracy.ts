import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { MISS_CAUSES } from '../../engine/accuracy/attribute-miss.ts';
import { scoreByHorizon, type ScoredForecast } from '../../engine/accuracy/score-forecasts.ts';
import { listAccuracy, type LoggedAccuracy } from '../../features/forecast/accuracy-store.ts';
import { listSettled } from '../../features/forecast/settled-store.ts';
import type { BaseDay } from '../../features/accounts/store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { listOutsideDays } from './load-forecast.ts';
import { pastMovements } from './past-movements.ts';
import { viewParts } from './view-parts.ts';

export type AccuracyInput = { readonly business: JobBusiness; readonly horizonDays: number | undefined };
export type AccuracyOutput = AccuracyView;

const ROWS_SHOWN = 400;
/** Before any book begins. */
const EVER = '0001-01-01' as IsoDate;

/** Money in from outside, after one day and through another. */
function moneyInBetween(days: readonly BaseDay[]): (after: IsoDate, through: IsoDate) => MinorUnits {
  const known = new Map<IsoDate, number>();
  const upTo = (date: IsoDate): number => {
    const sum = known.get(date) ?? days.reduce((total, day) => (day.bookingDate <= date ? total + day.inflowMinor : total), 0);
    known.set(date, sum);
    return sum;
  };
  return (after, through) => minorUnits(upTo(through) - upTo(after));
}

function held({ actualMinor, lowMinor, highMinor }: LoggedAccuracy): boolean {
  return lowMinor !== null && highMinor !== null && actualMinor >= lowMinor && actualMinor <= highMinor;
}

/** One score for each number of days ahead, shortest first. */
function viewHorizons(forecasts: readonly ScoredForecast[], past: readonly number[]): AccuracyView['horizons'] {
  return [...Map.groupBy(forecasts, ({ horizonDays }) => horizonDays)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([horizonDays, own]) =>
      scoreByHorizon(own, past).map(({ pinball, pinballAgainstNaive, ...score }) => ({
        horizonDays,
        ...score,
        pinballMinor: pinball,
        pinballAgainstUnchanged: pinballAgainstNaive,
      })),
    );
}

/** The score of the kept forecasts: how often the range held, which way the centre leaned, and why it missed. */
export function viewAccuracy({ business, horizonDays }: AccuracyInput, context: JobContext): AccuracyOutput {
  const { read } = context.database;
  const { businessId, asOf } = business;
  const logged = listAccuracy(read, businessId, asOf);
  const own = horizonDays === undefined ? logged : logged.filter((row) => row.horizonDays === horizonDays);
  const days = listOutsideDays(read, business);
  const moneyIn = moneyInBetween(days);
  const first = logged[0]?.forecastDate ?? asOf;
  const past = pastMovements({ days, settled: listSettled(read, businessId, { after: EVER, through: first }), through: first });
  const scored = own.map((row) => ({
    unitId: row.forecastDate,
    horizonDays: row.horizonDays,
    p10Minor: row.lowMinor ?? row.predictedMinor,
    p50Minor: row.predictedMinor,
    p90Minor: row.highMinor ?? row.predictedMinor,
    actualMinor: row.actualMinor,
    naiveMinor: row.openingMinor,
    turnoverMinor: moneyIn(row.forecastDate, row.targetDate),
  }));
  const snapshots = read
    .statement('SELECT count(DISTINCT forecast_date) AS count, min(forecast_date) AS first FROM forecast_snapshots WHERE business_id = ?')
    .get(businessId);
  return {
    snapshotCount: Number(snapshots?.['count'] ?? 0),
    scoredCount: own.length,
    firstForecastDate: snapshots?.['first'] === null || snapshots === undefined ? null : (String(snapshots['first']) as IsoDate),
    horizons: viewHorizons(scored, past.balances),
    causes: MISS_CAUSES.map((cause) => ({ cause, missMinor: minorUnits(own.reduce((sum, row) => sum + row.misses[cause], 0)) })),
    parts: viewParts(read, business, { logged, horizonDays, past }),
    rows: own.slice(-ROWS_SHOWN).map((row) => {
      const { forecastDate, targetDate, predictedMinor, lowMinor, highMinor, actualMinor, errorPct } = row;
      return { forecastDate, targetDate, horizonDays: row.horizonDays, predictedMinor, lowMinor, highMinor, actualMinor, errorPct, held: held(row) };
    }),
    currency: currencyCode(business.baseCurrency),
  };
}
