import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Provenance } from '../../engine/forecast/types.ts';
import type { StoredAgreement } from '../../features/obligations/agreement-store.ts';
import type { StoredSchedule } from '../../features/obligations/schedule-store.ts';
import { dayInZone } from '../../platform/clock.ts';

export type ProvenanceFacts = {
  readonly asOf: IsoDate;
  readonly timeZone: string;
  readonly schedules: readonly StoredSchedule[];
  readonly agreements: ReadonlyMap<number, StoredAgreement>;
  /** The day of the last payment of each due item. */
  readonly lastPayments: ReadonlyMap<number, IsoDate>;
};

export type ProvenanceOf = (schedule: StoredSchedule, pastOccurrences: number) => Provenance;

type Written = { readonly source: string; readonly createdAt: string; readonly updatedAt: string };

const isDocument = (schedule: StoredSchedule): boolean => schedule.isDocumentBook || schedule.documentNumber !== null;

function sourceOf(schedule: StoredSchedule): Provenance['source'] {
  if (schedule.isProspect) return 'prospect';
  if (schedule.source === 'manual') return 'typed';
  if (isDocument(schedule) || schedule.source === 'import') return 'ledger';
  return schedule.source === 'detected' ? 'detected' : 'agreement';
}

function newestPaymentByAgreement({ schedules, lastPayments }: ProvenanceFacts): ReadonlyMap<number, IsoDate> {
  const newest = new Map<number, IsoDate>();
  for (const { id, agreementId } of schedules) {
    const paid = lastPayments.get(id);
    const known = newest.get(agreementId);
    if (paid !== undefined && (known === undefined || paid > known)) newest.set(agreementId, paid);
  }
  return newest;
}

/**
 * Says of due items where they come from and when they were last confirmed: a document by its date of issue, by being entered, imported or changed and by a
 * payment of it; what an agreement brings by the agreement being written or changed, by the item being edited and by the agreement's last payment. Making or moving
 * items from unchanged terms is the program's own doing and confirms nothing. Never later than the reference day, so that any day can be replayed.
 */
export function createProvenance(facts: ProvenanceFacts): ProvenanceOf {
  const { asOf, timeZone, agreements, lastPayments } = facts;
  const paidByAgreement = newestPaymentByAgreement(facts);
  // An import writes thousands of rows in one instant.
  const days = new Map<string, IsoDate>();
  const dayOf = (instant: string): IsoDate => {
    const day = days.get(instant) ?? dayInZone(Date.parse(instant), timeZone);
    days.set(instant, day);
    return day;
  };
  /** The day a person or a file last wrote it. A sample plays the past: that it was made today says nothing of its documents. */
  const writtenOn = ({ source, createdAt, updatedAt }: Written): IsoDate | null =>
    source === 'sample' && createdAt === updatedAt ? null : dayOf(updatedAt);
  const latest = (candidates: readonly (IsoDate | null | undefined)[]): IsoDate | null =>
    candidates.reduce<IsoDate | null>(
      (newest, day) => (day !== null && day !== undefined && day <= asOf && (newest === null || day > newest) ? day : newest),
      null,
    );
  const confirmedOn = (schedule: StoredSchedule): IsoDate | null => {
    if (isDocument(schedule)) return latest([schedule.issueDate, lastPayments.get(schedule.id), writtenOn(schedule)]);
    const agreement = agreements.get(schedule.agreementId);
    const confirmed = latest([
      paidByAgreement.get(schedule.agreementId),
      agreement === undefined ? null : writtenOn(agreement),
      schedule.isEdited ? dayOf(schedule.updatedAt) : null,
    ]);
    return confirmed ?? (agreement === undefined ? null : latest([dayOf(agreement.createdAt)]));
  };
  return (schedule, pastOccurrences) => ({ source: sourceOf(schedule), confirmedOn: confirmedOn(schedule), pastOccurrences });
}
