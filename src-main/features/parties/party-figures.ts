import type { CustomerDetail } from '../../../src-shared/contract/parties.ts';
import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { RiskLevel } from '../../../src-shared/domain/vocabulary/parties.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle } from '../../database/database.ts';
import { isFact, type OpenItem, viewOpen } from '../obligations/open-item.ts';
import { listSchedules, type StoredSchedule } from '../obligations/schedule-store.ts';
import type { PartyKind } from './party-kind.ts';

/** How far back a party's habit is looked at: two years hold enough invoices, older ones mislead. */
const HABIT_DAYS = 730;
/** The year over which shares of revenue are measured, in days. */
const YEAR_DAYS = 365;
/** Settled items below which nothing is said about a habit. */
const HABIT_ITEMS = 3;

export type PartyFigures = {
  readonly openMinor: MinorUnits;
  readonly overdueMinor: MinorUnits;
  readonly openCount: number;
  readonly overdueCount: number;
  readonly lastTwelveMonthsMinor: MinorUnits;
  readonly rateMissingCount: number;
  readonly nextDueDate: IsoDate | null;
  readonly avgPaymentDelayDays: number;
  readonly revenuePercent: number | null;
  readonly riskLevel: RiskLevel | null;
  readonly history: CustomerDetail['history'];
};

type Settlement = { readonly scheduleId: number; readonly settledDate: IsoDate };

/** The day each due item was settled in full, as far as payments up to the reference day say. */
function settlementsOf(read: ReadHandle, businessId: number, asOf: IsoDate): Map<number, IsoDate> {
  const rows = read
    .statement(
      `SELECT l.schedule_id, max(p.payment_date) AS settled_date FROM payment_allocations l
       JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       WHERE l.business_id = ? AND p.status <> 'voided' AND p.payment_date <= ? GROUP BY l.schedule_id`,
    )
    .all(businessId, asOf);
  const settled = rows.map((row): Settlement => ({ scheduleId: Number(row['schedule_id']), settledDate: String(row['settled_date']) as IsoDate }));
  return new Map(settled.map(({ scheduleId, settledDate }) => [scheduleId, settledDate]));
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = must(sorted[middle], 'a median');
  return sorted.length % 2 === 1 ? upper : (upper + must(sorted[middle - 1], 'a median')) / 2;
}

/** Mean of the days late, weighted by amount, to the nearest day; 0 where nothing was settled. */
function weightedDelay(delays: CustomerDetail['history']['delays']): number {
  let weight = 0;
  let sum = 0;
  for (const { amountMinor, delayDays, settledDate } of delays) {
    if (settledDate === null) continue;
    weight += Math.abs(amountMinor);
    sum += Math.abs(amountMinor) * delayDays;
  }
  if (weight === 0) return 0;
  const mean = sum / weight;
  return mean < 0 ? -Math.trunc(0.5 - mean) : Math.trunc(mean + 0.5);
}

/**
 * Risk of a customer: how late it pays as a habit and how late it is now, whichever is worse. Up to 7 days late is low, 21 medium, 45 high; overdue now by
 * 30 days is high, by 60 critical. Null while fewer than three items are settled and nothing is overdue.
 */
function riskOf(settledCount: number, averageDelayDays: number, worstOverdueDays: number): RiskLevel | null {
  if (worstOverdueDays >= 60 || (settledCount >= HABIT_ITEMS && averageDelayDays > 45)) return 'critical';
  if (worstOverdueDays >= 30 || (settledCount >= HABIT_ITEMS && averageDelayDays > 21)) return 'high';
  if (settledCount < HABIT_ITEMS) return worstOverdueDays > 0 ? 'medium' : null;
  return averageDelayDays > 7 || worstOverdueDays >= 14 ? 'medium' : 'low';
}

function sumBase(items: readonly { readonly baseMinor: MinorUnits | null }[]): MinorUnits {
  return minorUnits(items.reduce((sum, { baseMinor }) => sum + (baseMinor ?? 0), 0));
}

function monthsOf(items: readonly StoredSchedule[], settled: ReadonlyMap<number, IsoDate>, asOf: IsoDate): CustomerDetail['history']['months'] {
  const months = new Map<string, { expectedMinor: number; paidMinor: number }>();
  const of = (date: IsoDate): { expectedMinor: number; paidMinor: number } => {
    const known = months.get(date.slice(0, 7)) ?? { expectedMinor: 0, paidMinor: 0 };
    months.set(date.slice(0, 7), known);
    return known;
  };
  const from = addDays(asOf, -YEAR_DAYS);
  for (const item of items) {
    const baseMinor = item.baseCurrencyAmountMinor ?? 0;
    if (item.dueDate >= from && item.dueDate <= asOf) of(item.dueDate).expectedMinor += baseMinor;
    const settledDate = settled.get(item.id);
    if (settledDate !== undefined && item.settledMinor === item.estimatedAmountMinor && settledDate >= from) of(settledDate).paidMinor += baseMinor;
  }
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sums]) => ({ month, expectedMinor: minorUnits(sums.expectedMinor), paidMinor: minorUnits(sums.paidMinor) }));
}

type Facts = { readonly items: readonly StoredSchedule[]; readonly settled: ReadonlyMap<number, IsoDate>; readonly asOf: IsoDate };

function delaysOf({ items, settled, asOf }: Facts): CustomerDetail['history']['delays'] {
  const from = addDays(asOf, -HABIT_DAYS);
  return items.flatMap((item) => {
    if (item.dueDate < from) return [];
    const open = viewOpen(item, asOf);
    const settledDate = item.settledMinor === item.estimatedAmountMinor ? (settled.get(item.id) ?? null) : null;
    if (settledDate === null && open.daysOverdue === 0) return [];
    return [
      {
        scheduleId: item.id,
        documentNumber: item.documentNumber,
        dueDate: item.dueDate,
        settledDate,
        delayDays: daysBetween(item.dueDate, settledDate ?? asOf),
        amountMinor: item.estimatedAmountMinor,
        currency: item.currency,
      },
    ];
  });
}

function evidenceOf(figures: Omit<PartyFigures, 'history'>, settledCount: number, kind: PartyKind): CustomerDetail['history']['evidence'] {
  const counted = `${settledCount} settled ${settledCount === 1 ? 'item' : 'items'} of the last two years`;
  const delay = {
    field: 'avgPaymentDelayDays',
    sentence: settledCount === 0 ? 'Nothing has been settled yet.' : `Mean days from due date to payment, weighted by amount, over ${counted}.`,
  };
  if (kind === 'vendor') return [delay];
  return [
    delay,
    {
      field: 'revenuePercent',
      sentence:
        figures.revenuePercent === null
          ? 'No customer has paid anything in the last 12 months.'
          : 'Share of what all customers paid in the last 12 months, in base currency.',
    },
    {
      field: 'riskLevel',
      sentence:
        figures.riskLevel === null
          ? `Unknown: fewer than ${HABIT_ITEMS} settled items, and nothing is overdue.`
          : 'The worse of how late payments arrive as a habit and how late the oldest open item is now.',
    },
  ];
}

function figuresOf(facts: Facts, kind: PartyKind, revenueTotal: number): PartyFigures {
  const { items, asOf } = facts;
  const open: OpenItem[] = items.map((item) => viewOpen(item, asOf)).filter((item) => item.openMinor !== 0);
  // A claim exists from the day of issue on; what an agreement will bring after today is planned, not owed.
  const owed = open.filter(({ schedule }) => schedule.nominalDate <= asOf);
  const overdue = owed.filter((item) => item.daysOverdue > 0);
  const delays = delaysOf(facts);
  const settledDelays = delays.filter((delay) => delay.settledDate !== null);
  const yearAgo = addDays(asOf, -YEAR_DAYS);
  const paidItems = items.filter((item) => (facts.settled.get(item.id) ?? '') > yearAgo);
  const paid = sumBase(paidItems.map((item) => ({ baseMinor: item.settledMinor === 0 ? ZERO : item.baseCurrencyAmountMinor })));
  const avgPaymentDelayDays = weightedDelay(delays);
  const worstOverdueDays = overdue.reduce((worst, item) => Math.max(worst, item.daysOverdue), 0);
  const figures = {
    openMinor: sumBase(owed),
    overdueMinor: sumBase(overdue),
    openCount: owed.length,
    overdueCount: overdue.length,
    lastTwelveMonthsMinor: paid,
    rateMissingCount: owed.filter((item) => item.baseMinor === null).length,
    nextDueDate: open.map((item) => item.schedule.dueDate).find((date) => date >= asOf) ?? null,
    avgPaymentDelayDays,
    revenuePercent:
      kind === 'customer' && revenueTotal > 0 ? Math.min(100, Math.max(0, Math.trunc((paid / revenueTotal) * 10_000 + 0.5) / 100)) : null,
    riskLevel: kind === 'customer' ? riskOf(settledDelays.length, avgPaymentDelayDays, worstOverdueDays) : null,
  };
  return {
    ...figures,
    history: {
      delays,
      medianDelayDays: median(settledDelays.map((delay) => delay.delayDays)),
      onTimeShare: settledDelays.length === 0 ? null : settledDelays.filter((delay) => delay.delayDays <= 0).length / settledDelays.length,
      settledCount: settledDelays.length,
      months: monthsOf(items, facts.settled, asOf),
      evidence: evidenceOf(figures, settledDelays.length, kind),
    },
  };
}

export type FiguresOptions = {
  readonly kind: PartyKind;
  readonly asOf: IsoDate;
  /** Only this one is asked for. */
  readonly partyId?: number | undefined;
};

/** What all customers paid in the last twelve months, in base currency: the whole of which each has a share. */
function revenueOf(read: ReadHandle, businessId: number, asOf: IsoDate): number {
  const row = read
    .statement(
      `SELECT sum(s.base_currency_amount_minor) AS revenue FROM obligation_schedules s
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id AND a.client_id IS NOT NULL AND a.is_prospect = 0
       WHERE s.business_id = ? AND s.id IN (
         SELECT l.schedule_id FROM payment_events p JOIN payment_allocations l ON l.business_id = p.business_id AND l.payment_id = p.id
         WHERE p.business_id = ? AND p.status <> 'voided' AND p.payment_date > ? AND p.payment_date <= ?)`,
    )
    .get(businessId, businessId, addDays(asOf, -YEAR_DAYS), asOf);
  return Number(row?.['revenue'] ?? 0);
}

/** What the books say of every customer or vendor on a day: computed here and nowhere else, so that list, page and stored columns agree. */
export function computePartyFigures(read: ReadHandle, businessId: number, options: FiguresOptions): (id: number) => PartyFigures {
  const { kind, asOf, partyId } = options;
  const settled = settlementsOf(read, businessId, asOf);
  const byParty = new Map<number, StoredSchedule[]>();
  const own = partyId === undefined ? { party: kind } : kind === 'customer' ? { clientId: partyId } : { expenseBucketId: partyId };
  for (const schedule of listSchedules(read, businessId, { asOf, ...own, dueFromOrOpen: addDays(asOf, -HABIT_DAYS) })) {
    const id = kind === 'customer' ? schedule.clientId : schedule.expenseBucketId;
    if (id === null || !isFact(schedule)) continue;
    const known = byParty.get(id);
    if (known === undefined) byParty.set(id, [schedule]);
    else known.push(schedule);
  }
  const revenueTotal = kind === 'customer' ? revenueOf(read, businessId, asOf) : 0;
  return (id) => figuresOf({ items: byParty.get(id) ?? [], settled, asOf }, kind, revenueTotal);
}
