import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { attributeMiss, type LineMiss, MISS_CAUSES, type MissAttribution } from '../../engine/accuracy/attribute-miss.ts';
import { scoreByHorizon } from '../../engine/accuracy/score-forecasts.ts';
import {
  insertAccuracy,
  type KeptSnapshot,
  listAccuracy,
  listDueForecasts,
  listSettledBetween,
  type LoggedAccuracy,
  newestSnapshotBefore,
  readSnapshot,
} from '../../features/forecast/accuracy-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { listOutsideDays, loadForecast, pastBalances } from './load-forecast.ts';

export type ScoreForecastsInput = { readonly business: JobBusiness };
export type ScoreForecastsOutput = { readonly logged: number };
export type AccuracyInput = { readonly business: JobBusiness; readonly horizonDays: number | undefined };
export type AccuracyOutput = AccuracyView;

const HORIZON_DAYS = 91;
/** The span over which customers are compared with what was expected of them. */
const CUSTOMER_SPAN_DAYS = 28;
const CUSTOMERS_SHOWN = 10;
const ROWS_SHOWN = 400;

type Span = { readonly after: IsoDate; readonly through: IsoDate; readonly netMinor: number };

/** What of a span's movement each line of a kept forecast was responsible for. */
function attribute(context: JobContext, businessId: number, { snapshot, span }: { snapshot: KeptSnapshot; span: Span }): MissAttribution {
  const days = daysBetween(span.after, span.through);
  // What was kept is weekly: of a week that is not over, as much as its days.
  const shareOf = (week: number): number => Math.min(1, Math.max(0, (days - week * 7) / 7));
  const expected = snapshot.lines.map(({ kind, id, byWeek }) => ({
    kind,
    id,
    expectedMinor: minorUnits(Math.trunc(byWeek.reduce((sum, [week, amount]) => sum + amount * shareOf(week), 0))),
  }));
  const settled = listSettledBetween(context.database.read, businessId, span);
  const explained = settled.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const movements = settled.map(({ scheduleId, isDocument, amountMinor }) => ({
    lineId: String(scheduleId),
    settlesDocument: isDocument,
    amountMinor: minorUnits(amountMinor),
  }));
  return attributeMiss(expected, [...movements, { lineId: null, settlesDocument: false, amountMinor: minorUnits(span.netMinor - explained) }]);
}

/** The causes add up to the whole miss: what separates the mean that they explain from the median that is shown goes to the rest. */
function missesOf(attribution: MissAttribution, totalMinor: number): LoggedAccuracy['misses'] {
  const of = (cause: (typeof MISS_CAUSES)[number]): MinorUnits => attribution.byCause.find((entry) => entry.cause === cause)?.missMinor ?? ZERO;
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

/**
 * Compares every kept forecast whose day has come with what came, once, and says what made it miss. A day counts when bank data reach beyond it: until then its
 * balance may still change.
 */
export async function scoreForecasts({ business }: ScoreForecastsInput, context: JobContext): Promise<ScoreForecastsOutput> {
  const { businessId, asOf } = business;
  const due = listDueForecasts(context.database.read, businessId, addDays(asOf, -1));
  const first = due[0];
  if (first === undefined) return { logged: 0 };
  const { balances, through } = balancesOf(context, business, first.forecastDate);
  if (through === null) return { logged: 0 };
  const nowInstant = context.clock.nowInstant();
  const rows = due.flatMap((forecast) => {
    const snapshot = readSnapshot(context.database.read, businessId, forecast.snapshotId);
    const actualMinor = balances.get(forecast.targetDate);
    if (snapshot === null || !snapshot.isAnchored || actualMinor === undefined || forecast.targetDate > through) return [];
    const netMinor = actualMinor - snapshot.openingMinor;
    const span = { after: forecast.forecastDate, through: forecast.targetDate, netMinor };
    const errorPct = actualMinor === 0 ? null : ((forecast.predictedMinor - actualMinor) / Math.abs(actualMinor)) * 100;
    const horizonDays = daysBetween(forecast.forecastDate, forecast.targetDate);
    const misses = missesOf(attribute(context, businessId, { snapshot, span }), actualMinor - forecast.predictedMinor);
    return [{ ...forecast, horizonDays, openingMinor: snapshot.openingMinor, actualMinor, errorPct, misses, nowInstant }];
  });
  if (rows.length > 0) await context.database.write((tx) => rows.forEach((row) => insertAccuracy(tx, businessId, row)));
  return { logged: rows.length };
}

/** Customers whose payments of the last weeks were furthest from what the forecast of that time expected of their open items. */
function customerMisses(context: JobContext, business: JobBusiness): AccuracyView['customers'] {
  const { businessId, asOf } = business;
  const kept = newestSnapshotBefore(context.database.read, businessId, addDays(asOf, -CUSTOMER_SPAN_DAYS));
  const snapshot = kept === null ? null : readSnapshot(context.database.read, businessId, kept.id);
  if (kept === null || snapshot === null) return [];
  const span = { after: kept.forecastDate, through: addDays(kept.forecastDate, CUSTOMER_SPAN_DAYS), netMinor: 0 };
  const lines = attribute(context, businessId, { snapshot, span }).lines.filter(({ cause, lineId }) => cause === 'invoice' && lineId !== null);
  const clients = clientsOf(context, businessId, lines);
  const byClient = Map.groupBy(
    lines.flatMap((line) => {
      const client = clients.get(Number(line.lineId));
      return client === undefined ? [] : [{ line, client }];
    }),
    ({ client }) => client.id,
  );
  return [...byClient]
    .map(([clientId, own]) => ({
      clientId,
      name: own[0]?.client.name ?? '',
      missMinor: minorUnits(own.reduce((sum, { line }) => sum + line.missMinor, 0)),
      itemCount: own.length,
    }))
    .toSorted((a, b) => Math.abs(b.missMinor) - Math.abs(a.missMinor))
    .slice(0, CUSTOMERS_SHOWN);
}

function clientsOf(
  context: JobContext,
  businessId: number,
  lines: readonly LineMiss[],
): ReadonlyMap<number, { readonly id: number; readonly name: string }> {
  const rows = context.database.read
    .statement(
      `SELECT s.id, c.id AS client_id, c.name FROM obligation_schedules s
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       JOIN clients c ON c.business_id = a.business_id AND c.id = a.client_id
       WHERE s.business_id = ? AND s.id IN (SELECT value FROM json_each(?))`,
    )
    .all(businessId, JSON.stringify(lines.map(({ lineId }) => Number(lineId))));
  return new Map(rows.map((row) => [Number(row['id']), { id: Number(row['client_id']), name: String(row['name']) }]));
}

/** Money in from outside, after one day and through another. */
function moneyInBetween(context: JobContext, business: JobBusiness): (after: IsoDate, through: IsoDate) => MinorUnits {
  const days = listOutsideDays(context.database.read, business);
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

/** The score of the kept forecasts: how often the range held, which way the centre leaned, and why it missed. */
export function viewAccuracy({ business, horizonDays }: AccuracyInput, context: JobContext): AccuracyOutput {
  const { read } = context.database;
  const logged = listAccuracy(read, business.businessId, business.asOf);
  const own = horizonDays === undefined ? logged : logged.filter((row) => row.horizonDays === horizonDays);
  const moneyIn = moneyInBetween(context, business);
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
    .get(business.businessId);
  return {
    snapshotCount: Number(snapshots?.['count'] ?? 0),
    scoredCount: own.length,
    firstForecastDate: snapshots?.['first'] === null || snapshots === undefined ? null : (String(snapshots['first']) as IsoDate),
    horizons: scoreByHorizon(scored).map(({ weeks, count, coverage, belowShare, aboveShare, bias, wape, pinball }) => ({
      weeks,
      count,
      coverage,
      belowShare,
      aboveShare,
      bias,
      wape,
      pinballMinor: pinball,
    })),
    causes: MISS_CAUSES.map((cause) => ({ cause, missMinor: minorUnits(own.reduce((sum, row) => sum + row.misses[cause], 0)) })),
    customers: customerMisses(context, business),
    rows: own.slice(-ROWS_SHOWN).map((row) => {
      const { forecastDate, targetDate, predictedMinor, lowMinor, highMinor, actualMinor, errorPct } = row;
      return { forecastDate, targetDate, horizonDays: row.horizonDays, predictedMinor, lowMinor, highMinor, actualMinor, errorPct, held: held(row) };
    }),
    currency: currencyCode(business.baseCurrency),
  };
}
