import { addDays, type IsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { readChainHeads } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import type {
  ForecastOutcome,
  ReportAccount,
  ReportAlert,
  ReportForecasts,
  ReportVerification,
  TransferMonth,
} from '../../engine/report/report-facts.ts';
import { balanceAt } from '../../features/accounts/balance.ts';
import { listAccountDays, listAnchors } from '../../features/accounts/store.ts';
import { viewAccounts } from '../../features/accounts/view-accounts.ts';
import { listAlerts } from '../../features/alerts/store.ts';
import { CHAIN_START } from '../../features/audit/canonical-entry.ts';
import type { AuditVerification } from '../../features/audit/verify-chain.ts';
import { type DayRange, findPrediction, listKeptForecasts } from '../../features/reports/store.ts';
import { listOwnTransfers } from '../../features/transactions/transfer-store.ts';
import type { JobBusiness } from '../job-subject.ts';
import { type CashPosition, cashPosition } from './cash-position.ts';

/** How far ahead forecasts are held against what came: the source document's horizons of a week, a month and a quarter. */
const HORIZONS_DAYS = [7, 30, 90] as const;

/** The calendar begins in 1900, and a period may begin with it; balances compare days as text, so the day before need not be one of its days. */
function dayBefore(day: IsoDate): IsoDate {
  return day === '1900-01-01' ? ('1899-12-31' as IsoDate) : addDays(day, -1);
}

/** Reference rates begin with the euro; asking for earlier ones would only leave the calendar. */
const FIRST_RATE_DATE = isoDate('1999-01-01');

export type ReportBooks = { readonly accounts: readonly ReportAccount[]; readonly position: CashPosition };

/** Accounts with their balances at both ends of the period, as the books of `asOf` know them. */
export function loadBooks(read: ReadHandle, business: JobBusiness, days: DayRange): ReportBooks {
  const views = viewAccounts(read, business.businessId, business.asOf);
  const anchors = listAnchors(read, business.businessId, business.asOf);
  const accountDays = listAccountDays(read, business.businessId, business.asOf);
  const openingDate = dayBefore(days.from);
  const rateDay = (day: IsoDate): IsoDate => (day < FIRST_RATE_DATE ? FIRST_RATE_DATE : day);
  const position = cashPosition(read, business, { accounts: views, from: rateDay(openingDate) });
  const accounts = views.map((view): ReportAccount => {
    const stated = anchors.get(view.id) ?? [];
    const ownDays = accountDays.get(view.id) ?? [];
    const [openingMinor, closingMinor] = [balanceAt(openingDate, stated, ownDays), balanceAt(days.through, stated, ownDays)];
    const inBase = (balance: MinorUnits | null, day: IsoDate): MinorUnits | null =>
      balance === null || !view.countsAsCash ? null : position.valueOf(view, balance, rateDay(day));
    return {
      id: view.id,
      name: view.name,
      accountType: view.accountType,
      currency: currencyCode(view.currency),
      iban: view.iban,
      accountNumber: view.accountNumber,
      countsAsCash: view.countsAsCash,
      openingMinor,
      closingMinor,
      baseOpeningMinor: inBase(openingMinor, openingDate),
      baseClosingMinor: inBase(closingMinor, days.through),
      stated,
      days: ownDays,
    };
  });
  return { accounts, position };
}

export function loadTransfers(read: ReadHandle, businessId: number, days: DayRange): Map<string, TransferMonth> {
  const months = new Map<string, TransferMonth>();
  for (const day of listOwnTransfers(read, businessId, days.through)) {
    if (day.bookingDate < days.from) continue;
    const month = day.bookingDate.slice(0, 7);
    const known = months.get(month);
    months.set(month, {
      inflowMinor: minorUnits((known?.inflowMinor ?? 0) + day.inflowMinor),
      outflowMinor: minorUnits((known?.outflowMinor ?? 0) + day.outflowMinor),
      lineCount: (known?.lineCount ?? 0) + day.lineCount,
    });
  }
  return months;
}

export function loadAlerts(read: ReadHandle, business: JobBusiness, days: DayRange): ReportAlert[] {
  return listAlerts(read, business.businessId, { status: 'all', asOf: business.asOf })
    .filter((alert) => alert.firstDetectedOn >= days.from && alert.firstDetectedOn <= days.through)
    .toSorted((a, b) => (a.firstDetectedOn === b.firstDetectedOn ? a.id - b.id : a.firstDetectedOn < b.firstDetectedOn ? -1 : 1))
    .map(({ firstDetectedOn, detectionType, severity, status, statusReason, message, cashAtStakeMinor, currency }) => ({
      raisedOn: firstDetectedOn,
      detectionType,
      severity,
      status,
      statusReason,
      message,
      cashAtStakeMinor,
      currency: currencyCode(currency),
    }));
}

/** Kept forecasts of the period held against balances that bank data reaches. */
export function loadForecasts(read: ReadHandle, business: JobBusiness, days: DayRange, books: ReportBooks): ReportForecasts {
  const kept = listKeptForecasts(read, business.businessId, days);
  const comparable = kept.filter((forecast) => forecast.isAnchored && forecast.currency === business.baseCurrency);
  const { counted, valueOf } = books.position;
  const cash = counted.map((view) => ({
    view,
    account: must(
      books.accounts.find((account) => account.id === view.id),
      'a counted account among the accounts',
    ),
  }));
  const lastDays = cash.map(({ account }) => account.days.at(-1)?.bookingDate ?? '').toSorted();
  const actualThrough = lastDays.at(-1) ?? '';
  const actualAt = (day: IsoDate): number | null => {
    let total = 0;
    for (const { view, account } of cash) {
      const balance = balanceAt(day, account.stated, account.days);
      const value = balance === null ? null : valueOf(view, balance, day);
      if (value === null) return null;
      total += value;
    }
    return total;
  };
  const outcomes: ForecastOutcome[] = [];
  for (const { snapshotId, forecastDate } of comparable) {
    for (const horizonDays of HORIZONS_DAYS) {
      const targetDate = addDays(forecastDate, horizonDays);
      if (targetDate > actualThrough) continue;
      const prediction = findPrediction(read, snapshotId, targetDate);
      const actual = prediction === undefined ? null : actualAt(targetDate);
      if (prediction === undefined || actual === null) continue;
      outcomes.push({ forecastDate, targetDate, horizonDays, ...prediction, actualMinor: minorUnits(actual) });
    }
  }
  return {
    horizonsDays: HORIZONS_DAYS,
    snapshotCount: kept.length,
    unanchoredCount: kept.filter((forecast) => !forecast.isAnchored).length,
    isBalanceKnown: cash.length > 0 && cash.every(({ account }) => account.stated.length > 0),
    outcomes,
  };
}

/** The result of verification with the heads it speaks of; where it failed, with the heads as they stand. */
export function describeVerification(read: ReadHandle, businessId: number, verification: AuditVerification): ReportVerification {
  const chains = verification.ok ? verification.chains : readChainHeads(read);
  const own = chains.find((chain) => chain.businessId === businessId) ?? { businessId, entries: 0, head: CHAIN_START };
  return { problem: verification.ok ? null : verification.problem.message, entryCount: verification.entries, chains, own };
}
