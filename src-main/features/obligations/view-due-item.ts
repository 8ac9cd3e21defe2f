import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { StoredSchedule } from './schedule-store.ts';
import { viewOpen } from './open-item.ts';

/** A due item as the contract shows it, as it stood on a day. */
export function viewDueItem(schedule: StoredSchedule, asOf: IsoDate): DueItem {
  const { openMinor, baseMinor, status, isDue, daysOverdue } = viewOpen(schedule, asOf);
  const { isProspect: _prospect, closedDate: _closed, isEdited: _edited, isEstimate: _estimate, settledMinor: _settled, ...facts } = schedule;
  const { createdAt: _created, updatedAt: _updated, ...shown } = facts;
  return { ...shown, openAmountMinor: openMinor, baseOpenAmountMinor: baseMinor, status, isDue, daysOverdue };
}
