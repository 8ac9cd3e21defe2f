import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { Frequency } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { expectOutflow } from '../../engine/detection/expect-outflow.ts';
import { expectRevenue } from '../../engine/detection/expect-revenue.ts';
import { type CustomerCadence, type DetectionFacts, emptyDetectionFacts, type RunningMonth } from '../../engine/detection/facts.ts';
import type { ReplayedFacts } from '../../engine/detection/preview-thresholds.ts';
import { CRITICAL_DETECTION_TYPES } from '../../engine/detection/types.ts';
import { listInvoiceDates, listKeptTypes, listSettledItems, type SettledItem } from '../../features/alerts/settlement-store.ts';
import { listAgreements, type StoredAgreement } from '../../features/obligations/agreement-store.ts';
import type { OpenItem } from '../../features/obligations/open-item.ts';
import { listParties, type StoredParty } from '../../features/parties/party-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { type DetectionLines, isOfTheBusiness, loadDetectionLines, NO_LINES } from './detection-lines.ts';
import { keptForecast } from './kept-forecast.ts';
import type { LoadedForecast } from './load-forecast.ts';
import { loadOpenItems, loadOutflowPlan, payablesOf, payrollRunsOf, receivablesOf, statutoryItemsOf } from './load-open-items.ts';

/** Days of settled invoices that make a habit, and the least number of them. */
const HABIT_DAYS = 730;
const HABIT_ITEMS = 3;
const YEAR_DAYS = 365;
/** Months an ordinary month is the average of. */
const ORDINARY_MONTHS = 6;

/** Average days between two due dates. */
export const EVERY_DAYS: Readonly<Record<Frequency, number | null>> = {
  once: null,
  weekly: 7,
  biweekly: 14,
  four_weekly: 28,
  semi_monthly: 15.2,
  monthly: 30.4,
  quarterly: 91.3,
  semi_annual: 182.6,
  annual: 365.25,
};

/** Everything one run of the pipeline looks at, loaded once: what the detectors read, and what the agents then need besides. */
export type LoadedDetection = {
  readonly businessId: number;
  readonly forecast: LoadedForecast;
  readonly facts: ReplayedFacts;
  readonly items: readonly OpenItem[];
  readonly customers: readonly StoredParty<'customer'>[];
  readonly vendors: readonly StoredParty<'vendor'>[];
  readonly agreements: readonly StoredAgreement[];
  readonly settled: readonly SettledItem[];
  /** Average outflow of the last full months: negative or 0. */
  readonly ordinaryMonthMinor: MinorUnits;
};

/** Average outflow of the last six full months that bank data covers, what the owner took out left aside. */
function ordinaryMonth({ baseDays, bankDataThrough }: LoadedForecast, ownerDraws: DetectionLines['ownerDraws']): MinorUnits {
  const first = baseDays[0]?.bookingDate;
  if (first === undefined || bankDataThrough === null) return minorUnits(0);
  const byMonth = new Map<string, number>();
  for (const day of baseDays) {
    const month = day.bookingDate.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + day.outflowMinor);
  }
  const full = [...byMonth].filter(([month]) => (month > first.slice(0, 7) || first.endsWith('-01')) && month < bankDataThrough.slice(0, 7));
  const last = full.slice(-ORDINARY_MONTHS);
  if (last.length === 0) return minorUnits(0);
  const sum = last.reduce((total, [month, outflow]) => total + outflow - (ownerDraws.get(month) ?? 0), 0);
  return minorUnits(Math.min(0, Math.trunc(sum / last.length)));
}

/** How the month goes, what the owner took out left aside; null where no bank lines are known. */
function runningMonth({ bankDataThrough }: LoadedForecast, { expenseLines }: DetectionLines, asOf: IsoDate): RunningMonth | null {
  if (bankDataThrough === null) return null;
  return expectOutflow(
    expenseLines.filter(({ category }) => isOfTheBusiness(category)),
    { asOf, throughDate: bankDataThrough },
  );
}

/** The usual days late of each customer: the median of what was settled in two years. */
export function usualDelays(settled: readonly SettledItem[]): (clientId: number) => number | null {
  const delays = new Map(
    [...Map.groupBy(settled, ({ clientId }) => clientId)].map(([clientId, own]) => {
      const sorted = own.map(({ dueDate, settledDate }) => daysBetween(dueDate, settledDate)).toSorted((a, b) => a - b);
      return [clientId, sorted.length < HABIT_ITEMS ? null : (sorted[sorted.length >> 1] ?? null)] as const;
    }),
  );
  return (clientId) => delays.get(clientId) ?? null;
}

type Known = Pick<LoadedDetection, 'customers' | 'vendors' | 'agreements' | 'settled'>;

function cadences(context: JobContext, { businessId, asOf }: JobBusiness, known: Known & { lines: DetectionLines }): CustomerCadence[] {
  const invoices = listInvoiceDates(context.database.read, businessId, { from: addDays(asOf, -HABIT_DAYS), through: asOf });
  const receipts = Map.groupBy(known.lines.incomeLines, ({ clientId }) => clientId);
  const rhythm = new Map<number, number>();
  for (const { clientId, isDocumentBook, obligationType, status, terms } of known.agreements) {
    const everyDays = EVERY_DAYS[terms.frequency];
    if (clientId === null || isDocumentBook || obligationType !== 'revenue' || status !== 'active' || everyDays === null) continue;
    rhythm.set(clientId, Math.min(rhythm.get(clientId) ?? everyDays, everyDays));
  }
  return known.customers
    .filter(({ status }) => status === 'active')
    .map(({ id, name, relationshipType }) => {
      const own = receipts.get(String(id)) ?? [];
      const issued = invoices.get(id) ?? [];
      const lastYear = own.filter(({ date }) => date > addDays(asOf, -YEAR_DAYS));
      return {
        clientId: String(id),
        clientName: name,
        relationshipType,
        activeDates: issued.length > 0 ? issued : own.map(({ date }) => date),
        agreedEveryDays: rhythm.get(id) ?? null,
        yearlyRevenueMinor: minorUnits(lastYear.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
      };
    });
}

type Kept = ReturnType<typeof listKeptTypes>;

const keepsBills = (kept: Kept): boolean => (['vendor_bill', 'rent', 'loan', 'subscription'] as const).some((type) => kept.has(type));

/** What a critical run looks at: paydays and statutory dates; nothing of the bank's lines. */
function criticalFacts(items: readonly OpenItem[], kept: Kept): DetectionFacts {
  return {
    ...emptyDetectionFacts(),
    payrollRuns: kept.has('payroll') ? payrollRunsOf(items) : null,
    statutoryItems: kept.has('tax') ? statutoryItemsOf(items) : null,
  };
}

function allFacts(
  context: JobContext,
  business: JobBusiness,
  loaded: Omit<LoadedDetection, 'facts'> & { kept: Kept; lines: DetectionLines },
): DetectionFacts {
  const { items, customers, vendors, kept, lines, settled } = loaded;
  const relationships = new Map(customers.map(({ id, relationshipType }) => [id, relationshipType]));
  const categories = new Map(vendors.map(({ id, category }) => [id, category]));
  const keepsOutflow = keepsBills(kept) || kept.has('payroll') || kept.has('tax');
  return {
    ...criticalFacts(items, kept),
    receivables: kept.has('revenue')
      ? receivablesOf(items, { asOf: business.asOf, usualDelayOf: usualDelays(settled), relationshipOf: (id) => relationships.get(id) ?? null })
      : null,
    payables: keepsBills(kept) ? payablesOf(items, (id) => categories.get(id) ?? null, business.asOf) : null,
    outflowPlan: keepsOutflow
      ? loadOutflowPlan(context.database.read, business, {
          ordinaryMonthMinor: loaded.ordinaryMonthMinor,
          runningMonth: runningMonth(loaded.forecast, lines, business.asOf),
        })
      : null,
    payrollLines: lines.payrollLines.length > 0 || kept.has('payroll') ? lines.payrollLines : null,
    incomeLines: lines.incomeLines.length > 0 ? lines.incomeLines : null,
    customers: customers.length > 0 ? cadences(context, business, loaded) : null,
    revenue: expectRevenue(lines.incomeLines, business.asOf),
  };
}

/** Loads what the detectors of these types look at on a day, and what the agents need for their answers. */
export function loadDetection(context: JobContext, business: JobBusiness, types: readonly DetectionType[]): LoadedDetection {
  const { read } = context.database;
  const { businessId, asOf } = business;
  const forecast = keptForecast(context, business);
  const isCritical = types.every((type) => CRITICAL_DETECTION_TYPES.includes(type));
  const kept = listKeptTypes(read, businessId);
  const lines = isCritical ? NO_LINES : loadDetectionLines(read, business);
  const loaded = {
    businessId,
    forecast,
    items: kept.size === 0 ? [] : loadOpenItems(read, business),
    customers: listParties(read, businessId, 'customer'),
    vendors: listParties(read, businessId, 'vendor'),
    agreements: kept.size === 0 ? [] : listAgreements(read, businessId),
    settled: kept.has('revenue') ? listSettledItems(read, businessId, { from: addDays(asOf, -HABIT_DAYS), through: asOf }) : [],
    ordinaryMonthMinor: ordinaryMonth(forecast, lines.ownerDraws),
  };
  const facts = isCritical ? criticalFacts(loaded.items, kept) : allFacts(context, business, { ...loaded, kept, lines });
  return {
    ...loaded,
    facts: {
      ...facts,
      asOf,
      baseCurrency: currencyCode(business.baseCurrency),
      businessName: business.name,
      forecast: forecast.forecast,
      runway: forecast.runway,
      expenseLines: lines.expenseLines,
    },
  };
}
