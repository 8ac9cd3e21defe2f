import type { CustomerDetail } from '../../../src-shared/contract/parties.ts';
import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { RiskLevel } from '../../../src-shared/domain/vocabulary/parties.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle } from '../../database/database.ts';
import { openAmounts } from '../obligations/open-item.ts';
import { listPartyItems, type PartyItem } from './party-item-store.ts';
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
};

type History = CustomerDetail['history'];

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = must(sorted[middle], 'a median');
  return sorted.length % 2 === 1 ? upper : (upper + must(sorted[middle - 1], 'a median')) / 2;
}

/** Settled in full, on the day of its last payment; null where it is not. */
function settledDate({ settledMinor, estimatedAmountMinor, paidDate }: PartyItem): IsoDate | null {
  return settledMinor === estimatedAmountMinor ? paidDate : null;
}

type Facts = { readonly items: readonly PartyItem[]; readonly asOf: IsoDate };
type Habit = { readonly settledCount: number; readonly averageDelayDays: number };

/** How many items of the last two years are settled, and the mean of their days late, weighted by amount, to the nearest day; 0 where there are none. */
function habitOf({ items, asOf }: Facts): Habit {
  const from = addDays(asOf, -HABIT_DAYS);
  let settledCount = 0;
  let weight = 0;
  let sum = 0;
  for (const item of items) {
    const settled = settledDate(item);
    if (settled === null || item.dueDate < from) continue;
    settledCount += 1;
    weight += Math.abs(item.estimatedAmountMinor);
    sum += Math.abs(item.estimatedAmountMinor) * daysBetween(item.dueDate, settled);
  }
  if (weight === 0) return { settledCount, averageDelayDays: 0 };
  const mean = sum / weight;
  return { settledCount, averageDelayDays: mean < 0 ? -Math.trunc(0.5 - mean) : Math.trunc(mean + 0.5) };
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

function monthsOf({ items, asOf }: Facts): History['months'] {
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
    const settled = settledDate(item);
    if (settled !== null && settled >= from) of(settled).paidMinor += baseMinor;
  }
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sums]) => ({ month, expectedMinor: minorUnits(sums.expectedMinor), paidMinor: minorUnits(sums.paidMinor) }));
}

function delaysOf({ items, asOf }: Facts): History['delays'] {
  const from = addDays(asOf, -HABIT_DAYS);
  return items.flatMap((item) => {
    if (item.dueDate < from) return [];
    const settled = settledDate(item);
    if (settled === null && (item.dueDate >= asOf || openAmounts(item, asOf).openMinor === 0)) return [];
    return [
      {
        scheduleId: item.id,
        documentNumber: item.documentNumber,
        dueDate: item.dueDate,
        settledDate: settled,
        delayDays: daysBetween(item.dueDate, settled ?? asOf),
        amountMinor: item.estimatedAmountMinor,
        currency: item.currency,
      },
    ];
  });
}

function evidenceOf(figures: PartyFigures, settledCount: number, kind: PartyKind): History['evidence'] {
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
  const open = items.map((item) => ({ item, ...openAmounts(item, asOf) })).filter(({ openMinor }) => openMinor !== 0);
  // A claim exists from the day of issue on; what an agreement will bring after today is planned, not owed.
  const owed = open.filter(({ item }) => item.nominalDate <= asOf);
  const overdue = owed.filter(({ item }) => item.dueDate < asOf);
  const yearAgo = addDays(asOf, -YEAR_DAYS);
  const paidItems = items.filter(({ paidDate }) => paidDate !== null && paidDate > yearAgo);
  const paid = sumBase(paidItems.map((item) => ({ baseMinor: item.settledMinor === 0 ? ZERO : item.baseCurrencyAmountMinor })));
  const { settledCount, averageDelayDays } = habitOf(facts);
  // In order of due date: the first overdue item is the one that is overdue for longest.
  const [oldest] = overdue;
  const worstOverdueDays = oldest === undefined ? 0 : daysBetween(oldest.item.dueDate, asOf);
  return {
    openMinor: sumBase(owed),
    overdueMinor: sumBase(overdue),
    openCount: owed.length,
    overdueCount: overdue.length,
    lastTwelveMonthsMinor: paid,
    rateMissingCount: owed.filter(({ baseMinor }) => baseMinor === null).length,
    nextDueDate: open.find(({ item }) => item.dueDate >= asOf)?.item.dueDate ?? null,
    avgPaymentDelayDays: averageDelayDays,
    revenuePercent:
      kind === 'customer' && revenueTotal > 0 ? Math.min(100, Math.max(0, Math.trunc((paid / revenueTotal) * 10_000 + 0.5) / 100)) : null,
    riskLevel: kind === 'customer' ? riskOf(settledCount, averageDelayDays, worstOverdueDays) : null,
  };
}

function historyOf(facts: Facts, kind: PartyKind, figures: PartyFigures): History {
  const delays = delaysOf(facts);
  const settledDelays = delays.filter((delay) => delay.settledDate !== null);
  return {
    delays,
    medianDelayDays: median(settledDelays.map((delay) => delay.delayDays)),
    onTimeShare: settledDelays.length === 0 ? null : settledDelays.filter((delay) => delay.delayDays <= 0).length / settledDelays.length,
    settledCount: settledDelays.length,
    months: monthsOf(facts),
    evidence: evidenceOf(figures, settledDelays.length, kind),
  };
}

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

export type FiguresOptions = { readonly kind: PartyKind; readonly asOf: IsoDate };

function itemsOf(read: ReadHandle, businessId: number, { kind, asOf }: FiguresOptions, partyId: number | undefined): PartyItem[] {
  return listPartyItems(read, businessId, { kind, asOf, partyId, dueFrom: addDays(asOf, -HABIT_DAYS) });
}

function totalOf(read: ReadHandle, businessId: number, { kind, asOf }: FiguresOptions): number {
  return kind === 'customer' ? revenueOf(read, businessId, asOf) : 0;
}

/** What the books say of every customer or vendor on a day: computed here and nowhere else, so that list and page agree. */
export function computePartyFigures(read: ReadHandle, businessId: number, options: FiguresOptions): (id: number) => PartyFigures {
  const byParty = Map.groupBy(itemsOf(read, businessId, options, undefined), ({ partyId }) => partyId);
  const revenueTotal = totalOf(read, businessId, options);
  return (id) => figuresOf({ items: byParty.get(id) ?? [], asOf: options.asOf }, options.kind, revenueTotal);
}

/** The same of one party; its history is worked out only when it is asked for. */
export function computeOwnFigures(
  read: ReadHandle,
  businessId: number,
  { id, ...options }: FiguresOptions & { readonly id: number },
): { readonly figures: PartyFigures; readonly history: () => History } {
  const facts: Facts = { items: itemsOf(read, businessId, options, id), asOf: options.asOf };
  const figures = figuresOf(facts, options.kind, totalOf(read, businessId, options));
  return { figures, history: () => historyOf(facts, options.kind, figures) };
}
