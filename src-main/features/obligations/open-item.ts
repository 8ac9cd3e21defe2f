import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, scaleMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ScheduleStatus } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { StoredSchedule } from './schedule-store.ts';

/** How a due item stands on a reference day. */
export type OpenItem = {
  readonly schedule: StoredSchedule;
  /** Scheduled minus settled by that day, in cash sign; 0 once cancelled or written off. */
  readonly openMinor: MinorUnits;
  /** The same in base currency; null where no rate was known when the item was written. */
  readonly baseMinor: MinorUnits | null;
  readonly status: ScheduleStatus;
  readonly isDue: boolean;
  /** Days past the (shifted) due date; 0 while not due or settled. */
  readonly daysOverdue: number;
};

/** A prospect's items are hopes: they feed the forecast's pipeline and nothing else. */
export function isFact(schedule: StoredSchedule): boolean {
  return !schedule.isProspect;
}

/** What decides how much of a due item is open. */
type Amounts = Pick<StoredSchedule, 'closedDate' | 'estimatedAmountMinor' | 'settledMinor' | 'baseCurrencyAmountMinor'>;

/** What is open of a due item on a day, in its currency and in base currency. */
export function openAmounts(item: Amounts, asOf: IsoDate): Pick<OpenItem, 'openMinor' | 'baseMinor'> {
  const { closedDate, estimatedAmountMinor: scheduled, settledMinor, baseCurrencyAmountMinor: base } = item;
  const isClosed = closedDate !== null && closedDate <= asOf;
  const openMinor = isClosed ? ZERO : minorUnits(scheduled - settledMinor);
  // Nothing settled is by far the most frequent, and then there is nothing to divide.
  if (base === null || scheduled === 0 || openMinor === scheduled) return { openMinor, baseMinor: base };
  const share = scheduled < 0 ? -openMinor : openMinor;
  return { openMinor, baseMinor: scaleMinor(base, BigInt(share), BigInt(Math.abs(scheduled)), 'half-away-from-zero') };
}

function statusOn(schedule: StoredSchedule, openMinor: number): ScheduleStatus {
  if (openMinor === 0) return 'paid';
  if (schedule.settledMinor !== 0) return 'partly_paid';
  return schedule.isDocumentBook || schedule.issueDate !== null || schedule.documentNumber !== null ? 'scheduled' : 'planned';
}

/** How a due item stands on a day, from what was settled by then: so any day can be replayed, whatever its stored status says today. */
export function viewOpen(schedule: StoredSchedule, asOf: IsoDate): OpenItem {
  const { openMinor, baseMinor } = openAmounts(schedule, asOf);
  const isClosed = schedule.closedDate !== null && schedule.closedDate <= asOf;
  return {
    schedule,
    openMinor,
    baseMinor,
    status: isClosed ? schedule.status : statusOn(schedule, openMinor),
    isDue: openMinor !== 0 && schedule.dueDate <= asOf,
    daysOverdue: openMinor === 0 || schedule.dueDate >= asOf ? 0 : daysBetween(schedule.dueDate, asOf),
  };
}
