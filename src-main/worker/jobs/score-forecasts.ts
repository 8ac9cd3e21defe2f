import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { attributeMiss, type MissCause } from '../../engine/accuracy/attribute-miss.ts';
import { insertParts, listClientIds } from '../../features/forecast/accuracy-parts-store.ts';
import {
  type DueForecast,
  insertAccuracy,
  type KeptSnapshot,
  listDueForecasts,
  type LoggedAccuracy,
  readSnapshot,
} from '../../features/forecast/accuracy-store.ts';
import { listSettled, type SettledAmount } from '../../features/forecast/settled-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadForecast, pastBalances } from './load-forecast.ts';
import { scoredParts } from './scored-parts.ts';

export type ScoreForecastsInput = { readonly business: JobBusiness };
export type ScoreForecastsOutput = { readonly logged: number };

const HORIZON_DAYS = 91;

/** What came between the day of a forecast and the day it is scored for. */
type Span = { readonly days: number; readonly netMinor: number; readonly settled: readonly SettledAmount[] };

/**
 * Lays the miss at the door of schedules, known invoices, new ones and the rest, by what each line of the kept forecast was responsible for. The causes add up to
 * the whole: what separates the mean that they explain from the median that is shown goes to the rest.
 */
function missesOf({ lines }: KeptSnapshot, { days, netMinor, settled }: Span, totalMinor: number): LoggedAccuracy['misses'] {
  // What was kept is weekly: of a week that is not over, as much as its days.
  const shareOf = (week: number): number => Math.min(1, Math.max(0, (days - week * 7) / 7));
  const expected = lines.map(({ kind, id, byWeek }) => ({
    kind,
    id,
    expectedMinor: minorUnits(Math.trunc(byWeek.reduce((sum, [week, amount]) => sum + amount * shareOf(week), 0))),
  }));
  const explained = settled.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const movements = settled.map(({ scheduleId, isDocumentBook, amountMinor }) => ({
    lineId: String(scheduleId),
    settlesDocument: isDocumentBook,
    amountMinor: minorUnits(amountMinor),
  }));
  const { byCause } = attributeMiss(expected, [
    ...movements,
    { lineId: null, settlesDocument: false, amountMinor: minorUnits(netMinor - explained) },
  ]);
  const of = (cause: MissCause): MinorUnits => byCause.find((entry) => entry.cause === cause)?.missMinor ?? ZERO;
  const named = { schedule: of('schedule'), invoice: of('invoice'), new_item: of('new_item') };
  return { ...named, residual: minorUnits(totalMinor - named.schedule - named.invoice - named.new_item) };
}

/** Balances of the past by day, as far as bank data reach. */
function balancesOf(
  context: JobContext,
  business: JobBusiness,
  from: IsoDate,
): { balances: ReadonlyMap<IsoDate, MinorUnits>; through: IsoDate | null } {
  const loaded = loadForecast(context, business, HORIZON_DAYS);
  if (!loaded.isAnchored || loaded.bankDataThrough === null) return { balances: new Map(), through: null };
  const dayCount = daysBetween(from, business.asOf) + 1;
  const past = pastBalances(context, business, { accounts: loaded.accounts, dayCount, isAnchored: true });
  return { balances: new Map(past.map(({ date, balanceMinor }) => [date, balanceMinor])), through: loaded.bankDataThrough };
}

type Came = {
  readonly snapshot: KeptSnapshot;
  readonly actualMinor: MinorUnits;
  readonly settled: readonly SettledAmount[];
  readonly clientIds: ReadonlySet<number>;
};

function scoreOne(forecast: DueForecast, { snapshot, actualMinor, settled, clientIds }: Came) {
  const days = daysBetween(forecast.forecastDate, forecast.targetDate);
  const span: Span = { days, netMinor: actualMinor - snapshot.openingMinor, settled };
  const errorPct = actualMinor === 0 ? null : ((forecast.predictedMinor - actualMinor) / Math.abs(actualMinor)) * 100;
  const misses = missesOf(snapshot, span, actualMinor - forecast.predictedMinor);
  const row = { ...forecast, horizonDays: days, openingMinor: snapshot.openingMinor, actualMinor, errorPct, misses };
  return { row, parts: scoredParts(snapshot, span).filter(({ clientId }) => clientId === null || clientIds.has(clientId)) };
}

/**
 * Compares every kept forecast whose day has come with what came, once, says what made it miss, and notes what came of each of its parts. A day counts when bank
 * data reach beyond it: until then its balance may still change.
 */
export async function scoreForecasts({ business }: ScoreForecastsInput, context: JobContext): Promise<ScoreForecastsOutput> {
  const { businessId, asOf } = business;
  const { read } = context.database;
  const due = listDueForecasts(read, businessId, addDays(asOf, -1));
  const first = due[0];
  if (first === undefined) return { logged: 0 };
  const { balances, through } = balancesOf(context, business, first.forecastDate);
  if (through === null) return { logged: 0 };
  const snapshots = new Map([...new Set(due.map(({ snapshotId }) => snapshotId))].map((id) => [id, readSnapshot(read, businessId, id)]));
  const clientIds = listClientIds(read, businessId);
  const scored = due.flatMap((forecast) => {
    const snapshot = snapshots.get(forecast.snapshotId);
    const actualMinor = balances.get(forecast.targetDate);
    if (snapshot === undefined || snapshot === null || !snapshot.isAnchored || actualMinor === undefined || forecast.targetDate > through) return [];
    const settled = listSettled(read, businessId, { after: forecast.forecastDate, through: forecast.targetDate });
    return [scoreOne(forecast, { snapshot, actualMinor, settled, clientIds })];
  });
  const nowInstant = context.clock.nowInstant();
  if (scored.length > 0)
    await context.database.write((tx) => {
      for (const { row, parts } of scored) insertParts(tx, businessId, { accuracyId: insertAccuracy(tx, businessId, { ...row, nowInstant }), parts });
    });
  return { logged: scored.length };
}
