import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { moveBilling } from '../obligations/billing-config.ts';
import type { Book } from '../obligations/book.ts';
import { refuseLocked } from '../obligations/locked-fields.ts';
import { lastScheduleId, type MergeDetails, partyImage, repointParty } from './merge-store.ts';
import { PARTY, type PartyKind } from './party-kind.ts';
import { fieldNames, type GivenFields, updateParty } from './party-store.ts';
import { fieldsOf, knownParty } from './save-party.ts';

/** Joins two records of the same customer or vendor: everything moves to the one that stays, which fills its empty fields from the other. */
export function mergeParties(book: Book, kind: PartyKind, { keptId, mergedId }: { readonly keptId: number; readonly mergedId: number }): void {
  const { tx, businessId, nowInstant } = book;
  const { word, table, entityType } = PARTY[kind];
  if (keptId === mergedId) throw new AppError('INVALID_INPUT', `Choose two different ${word}s to merge. Nothing was changed.`);
  const kept = knownParty(book, kind, keptId);
  const merged = knownParty(book, kind, mergedId);
  refuseLocked(merged, [...merged.lockedFields]);
  const imageOf = (id: number) => must(partyImage(tx, businessId, { kind, id }), 'a party that was just found');
  const before = { kept: imageOf(keptId), merged: imageOf(mergedId) };
  const moved = repointParty(tx, businessId, kind, { fromId: mergedId, toId: keptId, nowInstant });
  moveBilling(tx, businessId, { table, fromId: mergedId, toId: keptId, agreementIds: moved.agreementIds });
  const empty = fieldNames(kind).filter((name) => (kept as GivenFields)[name] === null && (merged as GivenFields)[name] !== null);
  const filled = Object.fromEntries(empty.map((name) => [name, (merged as GivenFields)[name]]));
  const fields: GivenFields = { ...fieldsOf(kind, kept), ...filled };
  updateParty(tx, businessId, { kind, id: keptId }, { fields, status: kept.status, nowInstant });
  const details: MergeDetails = {
    mergedId,
    moved,
    lastScheduleId: lastScheduleId(tx, businessId),
    kept: { before: before.kept, after: imageOf(keptId) },
    merged: { before: before.merged, after: imageOf(mergedId) },
  };
  book.record({
    action: 'merge',
    entityType,
    entityId: String(keptId),
    before: { merged: { id: mergedId, ...fieldsOf(kind, merged) } },
    after: { id: keptId, ...fields },
    details,
  });
}
