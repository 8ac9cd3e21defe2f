import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { addMinor, minorUnits, negateMinor, sumMinor, ZERO, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** What customers owe us, and what we owe. A credit note stays on its side with the opposite sign: to a customer negative, from a vendor positive. */
export type LedgerSide = 'receivable' | 'payable';

/** A part of a payment set against an item on a day, in cash sign. */
export type DatedAllocation = { readonly allocatedOn: IsoDate; readonly amountMinor: MinorUnits };

/** A due item with all that happened to it, so that it can be looked at on any day. */
export type LedgerItem = {
  readonly id: string;
  readonly side: LedgerSide;
  readonly counterpartyId: string | null;
  readonly currency: CurrencyCode;
  /** Day of issue: before it the item is no claim yet. */
  readonly nominalDate: IsoDate;
  /** The shifted due date: lateness counts from it. */
  readonly dueDate: IsoDate;
  /** Gross, in cash sign. */
  readonly amountMinor: MinorUnits;
  readonly allocations: readonly DatedAllocation[];
  /** Day on which it was cancelled or written off: from it on nothing is open. */
  readonly closedOn: IsoDate | null;
};

/** `not_issued` and `settled` items are not open; of the open ones `due` is due on the day itself. */
export type Timeliness = 'not_issued' | 'settled' | 'not_due' | 'due' | 'overdue';

export type ItemState = {
  /** Scheduled less allocated, in cash sign; 0 unless open. */
  readonly openMinor: MinorUnits;
  readonly timeliness: Timeliness;
  /** Calendar days from the shifted due date; 0 unless overdue. */
  readonly overdueDays: number;
};

/** What is still open of an item: scheduled − Σ allocated, all in cash sign. −100.00 with −30.00 paid leaves −70.00. */
export function openAmount(scheduledMinor: MinorUnits, allocatedMinor: readonly MinorUnits[]): MinorUnits {
  return addMinor(scheduledMinor, negateMinor(sumMinor(allocatedMinor)));
}

/**
 * The item as it stood at the end of a day: only allocations and closings of that day or before count. Nothing is open before the day of issue, after
 * the closing, or when all is allocated; one day after its due date an open item is one day overdue.
 */
export function itemStateAt(item: LedgerItem, asOf: IsoDate): ItemState {
  if (item.nominalDate > asOf) return { openMinor: ZERO, timeliness: 'not_issued', overdueDays: 0 };
  const isClosed = item.closedOn !== null && item.closedOn <= asOf;
  const known = item.allocations.filter(({ allocatedOn }) => allocatedOn <= asOf);
  const openMinor = isClosed
    ? ZERO
    : openAmount(
        item.amountMinor,
        known.map(({ amountMinor }) => amountMinor),
      );
  if (openMinor === 0) return { openMinor, timeliness: 'settled', overdueDays: 0 };
  const overdueDays = Math.max(0, daysBetween(item.dueDate, asOf));
  const timeliness = overdueDays > 0 ? 'overdue' : item.dueDate === asOf ? 'due' : 'not_due';
  return { openMinor, timeliness, overdueDays };
}

/**
 * A cash-sign sum as the magnitude owed on a side: positive is owed to us (receivable) or by us (payable), negative is a credit balance. Bills of
 * −80.00 are 80.00 owed.
 */
export function owedMinor(side: LedgerSide, cashMinor: MinorUnits): MinorUnits {
  return side === 'receivable' ? cashMinor : negateMinor(cashMinor);
}

/** Actual less expected in cash sign: a bill of −100.00 paid with −120.00 gives −20.00, an invoice of 100.00 paid with 95.00 gives −5.00. */
export function varianceVsExpected(actualMinor: MinorUnits, expectedMinor: MinorUnits): MinorUnits {
  return minorUnits(actualMinor - expectedMinor);
}
