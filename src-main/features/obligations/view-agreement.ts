import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { StoredAgreement } from './agreement-store.ts';
import { viewOpen } from './open-item.ts';
import { listSchedules, type StoredSchedule } from './schedule-store.ts';
import { viewTerms } from './terms-store.ts';

function viewOne(agreement: StoredAgreement, items: readonly StoredSchedule[], asOf: IsoDate): Agreement {
  const open = items.map((item) => viewOpen(item, asOf)).filter(({ openMinor }) => openMinor !== 0);
  const next = open.find(({ schedule }) => schedule.dueDate >= asOf);
  const {
    counterpartyStatus: _status,
    generatedThrough: _through,
    recurringStreamKey: _key,
    createdAt: _created,
    updatedAt: _updated,
    terms,
    ...shown
  } = agreement;
  return {
    ...shown,
    terms: viewTerms(terms),
    lockedFields: [...agreement.lockedFields],
    nextDueDate: next?.schedule.dueDate ?? null,
    nextAmountMinor: next?.openMinor ?? null,
    openCount: open.filter(({ schedule }) => schedule.nominalDate <= asOf).length,
  };
}

/** Agreements as the contract shows them: what falls due next, and how many of their items are owed, on a day. */
export function viewAgreements(
  read: ReadHandle,
  businessId: number,
  { agreements, asOf }: { agreements: readonly StoredAgreement[]; asOf: IsoDate },
): Agreement[] {
  const byAgreement = new Map<number, StoredSchedule[]>();
  const [only] = agreements;
  const filter = agreements.length === 1 && only !== undefined ? { agreementId: only.id } : {};
  for (const item of listSchedules(read, businessId, { asOf, onlyStoredOpen: true, ...filter })) {
    const known = byAgreement.get(item.agreementId);
    if (known === undefined) byAgreement.set(item.agreementId, [item]);
    else known.push(item);
  }
  return agreements.map((agreement) => viewOne(agreement, byAgreement.get(agreement.id) ?? [], asOf));
}
