import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { addMinor, ZERO, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { AgeingBucket } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { itemStateAt, type LedgerItem, type LedgerSide } from './open-items.ts';

/** Sums of open items in cash sign: receivables positive, payables negative, credit notes the other way. `owedMinor` gives magnitudes. */
export type AgeingSums = {
  readonly buckets: Readonly<Record<AgeingBucket, MinorUnits>>;
  /** Sum of the five buckets. */
  readonly openMinor: MinorUnits;
  readonly itemCount: number;
  /** Days of the item that is latest; 0 when none is overdue. */
  readonly longestOverdueDays: number;
};

/** An open item in its bucket: what a figure of the report opens into. */
export type AgedItem = {
  readonly id: string;
  readonly side: LedgerSide;
  readonly counterpartyId: string | null;
  readonly currency: CurrencyCode;
  readonly bucket: AgeingBucket;
  readonly openMinor: MinorUnits;
  readonly overdueDays: number;
};

export type AgeingRow = AgeingSums & { readonly side: LedgerSide; readonly counterpartyId: string | null; readonly currency: CurrencyCode };
export type AgeingTotal = AgeingSums & { readonly side: LedgerSide; readonly currency: CurrencyCode };

export type AgeingReport = {
  readonly asOf: IsoDate;
  /** One for each side, currency and counterparty, sorted in this order as text; null, no counterparty, first. */
  readonly rows: readonly AgeingRow[];
  /** One for each side and currency; currencies are never added up. */
  readonly totals: readonly AgeingTotal[];
  readonly items: readonly AgedItem[];
};

/** The bucket of a number of days overdue: 0 is not due, 30 is 1–30, 31 is 31–60, 91 is over 90. */
export function ageingBucketOf(overdueDays: number): AgeingBucket {
  if (overdueDays <= 0) return 'not_due';
  if (overdueDays <= 30) return 'days_1_30';
  if (overdueDays <= 60) return 'days_31_60';
  return overdueDays <= 90 ? 'days_61_90' : 'days_over_90';
}

/**
 * Open items by age on a day, counted from the shifted due date. Every item that is open then stands in exactly one bucket with its whole open amount, a
 * credit note by its own due date, so that rows, totals and items tie to one another to the cent. A row whose items cancel out is kept with a sum
 * of 0. The order of the input does not matter.
 */
export function ageItems(items: readonly LedgerItem[], asOf: IsoDate): AgeingReport {
  const aged: AgedItem[] = [];
  for (const item of items) {
    const { openMinor, overdueDays } = itemStateAt(item, asOf);
    if (openMinor === 0) continue;
    const { id, side, counterpartyId, currency } = item;
    aged.push({ id, side, counterpartyId, currency, bucket: ageingBucketOf(overdueDays), openMinor, overdueDays });
  }
  aged.sort((a, b) => byText(keyOf(a), keyOf(b)) || b.overdueDays - a.overdueDays || byText(a.id, b.id));
  const rows = groupBy(aged, keyOf).map((group) => {
    const { side, counterpartyId, currency } = group.first;
    return { side, counterpartyId, currency, ...sumsOf(group.items) };
  });
  const totals = groupBy(aged, ({ side, currency }) => `${side} ${currency}`).map((group) => {
    const { side, currency } = group.first;
    return { side, currency, ...sumsOf(group.items) };
  });
  return { asOf, rows, totals, items: aged };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function keyOf({ side, currency, counterpartyId }: AgedItem): string {
  return `${side} ${currency} ${counterpartyId === null ? '' : `#${counterpartyId}`}`;
}

type Group = { readonly first: AgedItem; readonly items: AgedItem[] };

function groupBy(items: readonly AgedItem[], key: (item: AgedItem) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), { first: item, items: [item] });
    else group.items.push(item);
  }
  return [...groups.values()];
}

function sumsOf(items: readonly AgedItem[]): AgeingSums {
  const buckets: Record<AgeingBucket, MinorUnits> = { not_due: ZERO, days_1_30: ZERO, days_31_60: ZERO, days_61_90: ZERO, days_over_90: ZERO };
  let openMinor = ZERO;
  let longestOverdueDays = 0;
  for (const item of items) {
    buckets[item.bucket] = addMinor(buckets[item.bucket], item.openMinor);
    openMinor = addMinor(openMinor, item.openMinor);
    longestOverdueDays = Math.max(longestOverdueDays, item.overdueDays);
  }
  return { buckets, openMinor, itemCount: items.length, longestOverdueDays };
}
