import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { DetectionThresholds } from '../../engine/detection/types.ts';
import { computeForecast } from '../../engine/forecast/compute-forecast.ts';
import { fitResidual } from '../../engine/forecast/fit-residual.ts';
import type { ResidualFit } from '../../engine/forecast/residual-fit.ts';
import { residualHistory } from '../../engine/forecast/residual-history.ts';
import type { DailyHistory, Forecast, ForecastInput } from '../../engine/forecast/types.ts';
import { computeRunway } from '../../engine/runway/compute-runway.ts';
import type { MonthlyNet, Runway } from '../../engine/runway/types.ts';
import { balanceAt } from '../../features/accounts/balance.ts';
import { type BaseDay, listAccountDays, listAnchors, listBaseDays } from '../../features/accounts/store.ts';
import { viewAccounts } from '../../features/accounts/view-accounts.ts';
import { readThresholds } from '../../features/settings/config-store.ts';
import { listOwnTransfers } from '../../features/transactions/transfer-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { cashPosition } from './cash-position.ts';
import { historyVersion, readFit } from './stored-fit.ts';
import { type LoadedObligations, loadObligations } from './load-obligations.ts';

/** Paths simulated: the P10 is then off by 0.7 percentile points at most (ENGINES §1.5), in a tenth of a second. */
const PATH_COUNT = 2000;
/** The same seed always, so that the same books give the same figures, and scenarios compare on common random numbers. */
const SEED = 20_260_101;
/** History the residual is fitted on: three years hold every season thrice; older habits mislead. */
const HISTORY_DAYS = 1096;

/** Everything a forecast rests on and what came out: kept by the worker until the books, the day or the horizon change. */
export type LoadedForecast = {
  /** What it was computed from, with the fit: scenarios change this and compute again. */
  readonly input: ForecastInput;
  readonly forecast: Forecast;
  readonly runway: Runway;
  readonly accounts: readonly Account[];
  /** Days of receipts and disbursements with transfers between own accounts removed, in date order. */
  readonly baseDays: readonly BaseDay[];
  readonly bankDataThrough: IsoDate | null;
  readonly isAnchored: boolean;
  readonly thresholds: DetectionThresholds;
};

/** Days of receipts and disbursements up to today, with transfers between own accounts removed, in date order. */
export function listOutsideDays(read: ReadHandle, business: JobBusiness): BaseDay[] {
  const days = listBaseDays(read, business.businessId, business.asOf);
  const transfers = new Map(listOwnTransfers(read, business.businessId, business.asOf).map((day) => [day.bookingDate, day]));
  if (transfers.size === 0) return days;
  return days.map((day) => {
    const moved = transfers.get(day.bookingDate);
    if (moved === undefined) return day;
    return {
      bookingDate: day.bookingDate,
      inflowMinor: minorUnits(day.inflowMinor - moved.inflowMinor),
      outflowMinor: minorUnits(day.outflowMinor - moved.outflowMinor),
      lineCount: day.lineCount - moved.lineCount,
    };
  });
}

/** What the days of three years at most tell beside what due items explain of them. */
function toHistory(days: readonly BaseDay[], explained: LoadedObligations['explained'], asOf: IsoDate): DailyHistory {
  const last = days.at(-1)?.bookingDate;
  if (last === undefined) return { firstDate: asOf, inflowMinor: [], outflowMinor: [], lineCount: 0 };
  const earliest = addDays(asOf, -HISTORY_DAYS);
  const firstDate = days.find((day) => day.bookingDate >= earliest)?.bookingDate ?? last;
  const bankDays = days.map(({ bookingDate, inflowMinor, outflowMinor, lineCount }) => ({ date: bookingDate, inflowMinor, outflowMinor, lineCount }));
  return residualHistory(bankDays, explained, { firstDate, lastDate: last });
}

/** Net of each calendar month that bank data covers from its first to its last day. */
function fullMonths(days: readonly BaseDay[], bankDataThrough: IsoDate | null): MonthlyNet[] {
  const first = days[0]?.bookingDate;
  if (first === undefined || bankDataThrough === null) return [];
  const byMonth = new Map<string, number>();
  for (const day of days) {
    const month = day.bookingDate.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + day.inflowMinor + day.outflowMinor);
  }
  // The first month counts only when data begins with it; the last only once a line after it is known.
  return [...byMonth]
    .filter(([month]) => (month > first.slice(0, 7) || first.endsWith('-01')) && month < bankDataThrough.slice(0, 7))
    .map(([month, net]) => ({ month, netMinor: minorUnits(net) }));
}

/** Fits by the history they rest on: fitting takes longer than simulating, and every horizon, scenario and later edit with the same history shares one. */
const fits = new Map<number, ResidualFit>();
const FITS_KEPT = 12;

function fitOf(context: JobContext, business: JobBusiness, history: DailyHistory): ResidualFit | undefined {
  if (history.inflowMinor.length === 0) return undefined;
  const version = historyVersion(history);
  const known = fits.get(version) ?? readFit(context.database.read, business, version);
  const fit = known ?? fitResidual(history, addDays(history.firstDate, history.inflowMinor.length - 1)) ?? undefined;
  if (fits.size >= FITS_KEPT) fits.clear();
  if (fit !== undefined) fits.set(version, fit);
  return fit;
}

const cache = new Map<string, LoadedForecast>();

function load(context: JobContext, business: JobBusiness, horizonDays: number): LoadedForecast {
  const { read } = context.database;
  const accounts = viewAccounts(read, business.businessId, business.asOf);
  const { counted, valueOf } = cashPosition(read, business, { accounts, from: business.asOf });
  const isAnchored = counted.length > 0 && counted.every((account) => account.balanceMinor !== null);
  const baseDays = listOutsideDays(read, business);
  const bankDataThrough = baseDays.at(-1)?.bookingDate ?? null;
  const statedOn = counted.reduce<IsoDate | null>(
    (oldest, { anchor }) => (anchor !== null && (oldest === null || anchor.balanceDate < oldest) ? anchor.balanceDate : oldest),
    null,
  );
  const valueToday = (account: Account): MinorUnits =>
    must(valueOf(account, account.balanceMinor ?? ZERO, business.asOf), 'a rate of every counted account');
  const cashMinor = isAnchored ? sumMinor(counted.map(valueToday)) : ZERO;
  const thresholds = readThresholds(read, business.businessId);
  const { explained, ...flows } = loadObligations(read, business, addDays(business.asOf, horizonDays));
  const history = toHistory(baseDays, explained, business.asOf);
  const input: ForecastInput = {
    asOf: business.asOf,
    horizonDays,
    baseCurrency: currencyCode(business.baseCurrency),
    seed: SEED,
    pathCount: PATH_COUNT,
    opening: { balanceMinor: cashMinor, isAnchored, statedOn, bankDataThrough },
    bufferMinor: thresholds.obligationsBufferMinor,
    history,
    fit: fitOf(context, business, history),
    ...flows,
  };
  const forecast = computeForecast(input, context.control);
  const runway = computeRunway({
    cashMinor: isAnchored ? cashMinor : null,
    bufferMinor: thresholds.obligationsBufferMinor,
    fullMonths: fullMonths(baseDays, bankDataThrough),
    days: isAnchored ? forecast.days : [],
  });
  return { input, forecast, runway, accounts, baseDays, bankDataThrough, isAnchored, thresholds };
}

/** The forecast of a day over a horizon, computed once for each state of the books. */
export function loadForecast(context: JobContext, business: JobBusiness, horizonDays: number): LoadedForecast {
  const key = `${context.database.dataVersion()}|${business.businessId}|${business.asOf}|${horizonDays}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const loaded = load(context, business, horizonDays);
  // A handful is enough (13 weeks, 12 months, a past day); old states of the books never come back.
  if (cache.size >= 6) cache.clear();
  cache.set(key, loaded);
  return loaded;
}

/**
 * Balance of all counted cash at the end of each of the last days in base currency, oldest first: change from zero where no balance is known. Foreign
 * accounts count at the rate of each day; the line begins after the last day on which one of them has none, rather than with a false step.
 */
export function pastBalances(
  context: JobContext,
  business: JobBusiness,
  options: { accounts: readonly Account[]; dayCount: number; isAnchored: boolean },
): { date: IsoDate; balanceMinor: MinorUnits }[] {
  const read = context.database.read;
  const anchors = listAnchors(read, business.businessId, business.asOf);
  const days = listAccountDays(read, business.businessId, business.asOf);
  const { counted, valueOf } = cashPosition(read, business, { accounts: options.accounts, from: addDays(business.asOf, -options.dayCount) });
  const firstKnown = counted.map((account) => account.firstBookingDate ?? business.asOf).toSorted()[0] ?? business.asOf;
  const count = Math.max(0, Math.min(options.dayCount, daysBetween(firstKnown, business.asOf) + 1));
  const ownBalance = (account: Account, date: IsoDate): number => {
    const own = days.get(account.id) ?? [];
    if (options.isAnchored) return balanceAt(date, anchors.get(account.id) ?? [], own) ?? 0;
    // Without a stated balance the line ends at zero today, where the forecast begins.
    return own.reduce((balance, day) => (day.bookingDate > date ? balance - day.netMinor : balance), 0);
  };
  const balances: { date: IsoDate; balanceMinor: MinorUnits }[] = [];
  for (let age = 0; age < count; age += 1) {
    const date = addDays(business.asOf, -age);
    const values = counted.map((account) => valueOf(account, ownBalance(account, date), date));
    if (values.includes(null)) break;
    balances.push({ date, balanceMinor: sumMinor(values.map((value) => value ?? ZERO)) });
  }
  return balances.toReversed();
}
