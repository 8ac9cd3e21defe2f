import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { FittedDelays } from '../delays/types.ts';
import type { NewItemStream, PastItem } from './types.ts';

/** Days back from which past documents are drawn: a year, so that every season is among them once. */
const WINDOW_DAYS = 364;
/** Invoices to one customer within this many days of the first belong to one occasion and are paid together. Our own bills we pay one by one. */
const OCCASION_DAYS = 4;
/** Weeks in which the weight of a week's count halves: the rate follows the business, the noise of single weeks averages out. */
const RATE_HALF_LIFE_WEEKS = 26;
/** Ups and downs of demand that last for months: deviation of the logarithm of the rate over a quarter. */
const DEMAND_LOG_SD = 0.08;
/** Weeks of complete books below which nothing is said about items to come. */
const MIN_WEEKS = 4;

/** An invoice or bill that was issued without an agreement saying when. */
export type IssuedDocument = {
  readonly counterpartyId: string | null;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** Signed gross amount in base currency. */
  readonly amountMinor: MinorUnits;
};

type Occasion = { counterpartyId: string | null; issueDate: IsoDate; dueDate: IsoDate; amountMinor: number };

/** Documents of a counterparty close together as one, the latest due date counting: twenty small parts of one job are one decision to pay. */
function toOccasions(documents: readonly IssuedDocument[], component: 'ar' | 'ap'): Occasion[] {
  const open = new Map<string, Occasion>();
  const occasions: Occasion[] = [];
  for (const { counterpartyId, issueDate, dueDate, amountMinor } of documents) {
    const known = counterpartyId === null || component === 'ap' ? undefined : open.get(counterpartyId);
    if (known !== undefined && daysBetween(known.issueDate, issueDate) <= OCCASION_DAYS) {
      known.amountMinor += amountMinor;
      if (dueDate > known.dueDate) known.dueDate = dueDate;
      continue;
    }
    const occasion = { counterpartyId, issueDate, dueDate, amountMinor };
    occasions.push(occasion);
    if (counterpartyId !== null) open.set(counterpartyId, occasion);
  }
  return occasions;
}

/** Mean count a week, the latest weeks weighing most, and how many weeks' worth of evidence that mean rests on. */
function weeklyRate(ages: readonly number[], weekCount: number): { rate: number; effectiveWeeks: number } {
  let [sum, weights, squares] = [0, 0, 0];
  for (let age = 0; age < weekCount; age++) {
    const w = 2 ** (-age / RATE_HALF_LIFE_WEEKS);
    weights += w;
    squares += w * w;
    sum += w * (ages[age] ?? 0);
  }
  return { rate: sum / weights, effectiveWeeks: (weights * weights) / squares };
}

/**
 * Fits the stream of invoices (or bills) still to be issued from those issued so far without an agreement: how many occasions a week, and what they
 * were (amount, terms, payer), so that receipts do not die out where the known book ends. `booksFrom` is the day from which documents are complete;
 * documents after `asOf` are not looked at. Empty with less than four weeks of books or without documents in the last year; at most one stream.
 */
export function fitNewItemStreams(
  documents: readonly IssuedDocument[],
  options: { readonly component: 'ar' | 'ap'; readonly asOf: IsoDate; readonly booksFrom: IsoDate; readonly delays: FittedDelays },
): NewItemStream[] {
  const { component, asOf, booksFrom, delays } = options;
  const earliest = addDays(asOf, -WINDOW_DAYS + 1);
  const from = booksFrom > earliest ? booksFrom : earliest;
  const weekCount = Math.floor((daysBetween(from, asOf) + 1) / 7);
  if (weekCount < MIN_WEEKS) return [];
  const firstDate = addDays(asOf, 1 - 7 * weekCount);
  const known = documents
    .filter((item) => item.issueDate >= firstDate && item.issueDate <= asOf && item.amountMinor !== 0)
    .toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : a.issueDate > b.issueDate ? 1 : a.amountMinor - b.amountMinor));
  const occasions = toOccasions(known, component);
  if (occasions.length === 0) return [];
  const counts = Array.from({ length: weekCount }, () => 0);
  for (const { issueDate } of occasions) {
    const age = Math.floor(daysBetween(issueDate, asOf) / 7);
    counts[age] = (counts[age] ?? 0) + 1;
  }
  const { rate, effectiveWeeks } = weeklyRate(counts, weekCount);
  const pastItems: PastItem[] = occasions.map((item) => ({
    amountMinor: minorUnits(item.amountMinor),
    daysFromIssueToDue: Math.max(0, daysBetween(item.issueDate, item.dueDate)),
    hazardId: (item.counterpartyId === null ? undefined : delays.hazardIdByCounterparty[item.counterpartyId]) ?? delays.poolId,
    counterpartyId: item.counterpartyId,
  }));
  const terms = pastItems.map((item) => item.daysFromIssueToDue).toSorted((a, b) => a - b);
  return [
    {
      id: `${component}:new`,
      component,
      itemsPerWeek: rate,
      amountsMinor: pastItems.map((item) => item.amountMinor),
      daysFromIssueToDue: terms[terms.length >> 1] ?? 0,
      hazardId: delays.poolId,
      pastItems,
      rateLogSd: Math.sqrt(1 / Math.max(1, rate * effectiveWeeks) + DEMAND_LOG_SD ** 2),
      provenance: { source: 'detected', confirmedOn: known.at(-1)?.issueDate ?? null, pastOccurrences: occasions.length },
    },
  ];
}
