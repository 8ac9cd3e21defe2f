import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { ageItems } from '../../engine/obligations/age-items.ts';
import type { LedgerItem, LedgerSide } from '../../engine/obligations/open-items.ts';
import type { ReadHandle } from '../../database/database.ts';
import { isFact } from './open-item.ts';
import { listSchedules, type StoredSchedule } from './schedule-store.ts';

/** The side an item stands on is that of its agreement: a credit note stays with its party. */
function sideOf(schedule: StoredSchedule): LedgerSide {
  return schedule.obligationType === 'revenue' ? 'receivable' : 'payable';
}

function toLedgerItem(schedule: StoredSchedule, asOf: IsoDate): LedgerItem {
  const partyId = schedule.clientId ?? schedule.expenseBucketId;
  return {
    id: String(schedule.id),
    side: sideOf(schedule),
    counterpartyId: partyId === null ? null : String(partyId),
    currency: schedule.currency,
    nominalDate: schedule.nominalDate,
    dueDate: schedule.dueDate,
    amountMinor: schedule.estimatedAmountMinor,
    // The store has summed what was settled by that day.
    allocations: schedule.settledMinor === 0 ? [] : [{ allocatedOn: asOf, amountMinor: schedule.settledMinor }],
    closedOn: schedule.closedDate,
  };
}

/** Receivables or payables by days overdue on a day, per party and currency, the largest balance first. */
export function ageOpenItems(read: ReadHandle, businessId: number, { side, asOf }: { readonly side: LedgerSide; readonly asOf: IsoDate }) {
  const schedules = listSchedules(read, businessId, { asOf }).filter((schedule) => isFact(schedule) && sideOf(schedule) === side);
  const names = new Map(schedules.map((schedule) => [schedule.clientId ?? schedule.expenseBucketId, schedule.counterpartyName]));
  const dueDates = new Map(schedules.map((schedule) => [String(schedule.id), schedule.dueDate]));
  const report = ageItems(
    schedules.map((schedule) => toLedgerItem(schedule, asOf)),
    asOf,
  );
  const rows = report.rows.map(({ counterpartyId, currency, buckets, openMinor, itemCount }) => {
    const own = report.items.filter((item) => item.counterpartyId === counterpartyId && item.currency === currency);
    const oldest = own.map((item) => dueDates.get(item.id)).reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
    const partyId = counterpartyId === null ? null : Number(counterpartyId);
    return {
      partyId,
      partyName: names.get(partyId) ?? 'No customer or vendor',
      currency,
      buckets,
      totalMinor: openMinor,
      itemCount,
      oldestDueDate: oldest ?? null,
    };
  });
  return {
    side,
    rows: rows.toSorted((a, b) => Math.abs(b.totalMinor) - Math.abs(a.totalMinor)),
    totals: report.totals.map(({ currency, buckets, openMinor, itemCount }) => ({ currency, buckets, totalMinor: openMinor, itemCount })),
  };
}
