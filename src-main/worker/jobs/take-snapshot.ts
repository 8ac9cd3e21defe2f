import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { listAlerts } from '../../features/alerts/store.ts';
import { isFact, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import { type PortfolioSnapshot, putSnapshot, sumIntercompany } from '../../features/portfolio/portfolio-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { type LoadedForecast, loadForecast } from './load-forecast.ts';

export type TakeSnapshotInput = { readonly business: JobBusiness };
export type TakeSnapshotOutput = { readonly takenAt: string };

const HORIZON_DAYS = 91;
const RECENT_DAYS = 90;

function alertCounts(context: JobContext, { businessId, asOf }: JobBusiness): PortfolioSnapshot['alerts'] {
  const active = listAlerts(context.database.read, businessId, { status: 'open', asOf });
  const count = (severity: string): number => active.filter((alert) => alert.severity === severity).length;
  return { emergency: count('emergency'), thisWeek: count('this_week'), upcoming: count('upcoming') };
}

function owed(context: JobContext, { businessId, asOf }: JobBusiness): Pick<PortfolioSnapshot, 'receivableMinor' | 'payableMinor'> {
  const open = listSchedules(context.database.read, businessId, { asOf, onlyStoredOpen: true })
    .filter((schedule) => isFact(schedule) && schedule.nominalDate <= asOf)
    .map((schedule) => viewOpen(schedule, asOf));
  const sum = (isReceivable: boolean): number =>
    open.reduce((total, { schedule, baseMinor }) => ((schedule.obligationType === 'revenue') === isReceivable ? total + (baseMinor ?? 0) : total), 0);
  return { receivableMinor: minorUnits(sum(true)), payableMinor: minorUnits(sum(false)) };
}

function recentFlows({ baseDays }: LoadedForecast, from: string): Pick<PortfolioSnapshot, 'recentInflowMinor' | 'recentOutflowMinor'> {
  const days = baseDays.filter(({ bookingDate }) => bookingDate >= from);
  return {
    recentInflowMinor: minorUnits(days.reduce((sum, day) => sum + day.inflowMinor, 0)),
    recentOutflowMinor: minorUnits(days.reduce((sum, day) => sum + day.outflowMinor, 0)),
  };
}

/** One business at a glance, kept for the portfolio, so that a hundred of them can be shown without computing a hundred forecasts. */
export async function takeSnapshot(input: TakeSnapshotInput, context: JobContext): Promise<TakeSnapshotOutput> {
  const { business } = input;
  const loaded = loadForecast(context, business, HORIZON_DAYS);
  const { forecast, runway } = loaded;
  const from = addDays(business.asOf, -RECENT_DAYS);
  const intercompany = sumIntercompany(context.database.read, business.businessId, from);
  const { date, p10Minor, p50Minor, p90Minor } = forecast.lowestPoint;
  const takenAt = context.clock.nowInstant();
  const snapshot: PortfolioSnapshot = {
    businessId: business.businessId,
    currency: currencyCode(business.baseCurrency),
    asOf: business.asOf,
    takenAt,
    isAnchored: loaded.isAnchored,
    cashMinor: loaded.isAnchored ? forecast.openingBalanceMinor : null,
    lowest: loaded.isAnchored ? { date, p10Minor, p50Minor, p90Minor } : null,
    runwayMonths: runway.months,
    runwayDate: runway.firstDayP50BelowBuffer,
    alerts: alertCounts(context, business),
    ...owed(context, business),
    bankDataThrough: loaded.bankDataThrough,
    ...recentFlows(loaded, from),
    intercompanyInflowMinor: intercompany.inflowMinor,
    intercompanyOutflowMinor: intercompany.outflowMinor,
  };
  await context.database.write((tx) => putSnapshot(tx, snapshot));
  return { takenAt };
}
