import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { listAuditEntries } from '../audit/store.ts';
import { moveBilling } from '../obligations/billing-config.ts';
import type { Book } from '../obligations/book.ts';
import { type Image, type MergeDetails, mergeDetailsSchema, moveBack, partyImage, writePartyColumns } from './merge-store.ts';
import { PARTY, type PartyKind } from './party-kind.ts';
import { findPartyByName } from './party-store.ts';
import { followStatus } from './save-party.ts';

/** Columns that say when and how often a row was written, or that follow from others: they differ without anybody having changed anything. */
const DERIVED: ReadonlySet<string> = new Set([
  'row_version',
  'updated_at',
  'billing_config',
  'avg_payment_delay_days',
  'revenue_percent',
  'risk_level',
  'delay_history',
]);

/** The most merges of one party that are looked through for the one meant. */
const MERGES = 500;

function refuse(sentence: string): never {
  throw new AppError('CONFLICT', `${sentence} Nothing was changed.`);
}

function mergedInto(book: Book, kind: PartyKind, mergedId: number): { readonly kept: Image; readonly merged: Image } {
  const { tx, businessId } = book;
  const { word } = PARTY[kind];
  const merged = partyImage(tx, businessId, { kind, id: mergedId });
  if (merged === undefined) throw new AppError('NOT_FOUND', `There is no such ${word} in this business. Nothing was changed.`);
  const keptId = merged['merged_into_id'];
  if (typeof keptId !== 'number')
    throw new AppError('CONFLICT', `${String(merged['name'])} is not merged into another ${word}. Nothing was changed.`);
  return { merged, kept: must(partyImage(tx, businessId, { kind, id: keptId }), 'the party that stayed') };
}

/** What the log keeps of this merge; null for one that an earlier version of Tamio made. */
function detailsOf(book: Book, kind: PartyKind, ids: { readonly keptId: number; readonly mergedId: number }): MergeDetails | null {
  const filter = { businessId: book.businessId, entityType: PARTY[kind].entityType, entityId: String(ids.keptId), action: 'merge' };
  const known = listAuditEntries(book.tx, filter, { offset: 0, limit: MERGES }).map(({ details }) => mergeDetailsSchema.safeParse(details).data);
  return known.find((details) => details?.mergedId === ids.mergedId) ?? null;
}

function hasChanged(now: Image, after: Image): boolean {
  return Object.keys(after).some((column) => !DERIVED.has(column) && now[column] !== after[column]);
}

/** A document that was entered since into a book that came with the merge: whose it is, nobody can tell any more. */
function laterDocument(book: Book, { moved, lastScheduleId }: MergeDetails): string | null {
  const row = book.tx
    .statement(
      `SELECT s.document_number, s.due_date FROM obligation_schedules s
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id AND a.is_document_book = 1
       WHERE s.business_id = ? AND s.agreement_id IN (SELECT value FROM json_each(?)) AND s.id > ? ORDER BY s.id LIMIT 1`,
    )
    .get(book.businessId, JSON.stringify(moved.agreementIds), lastScheduleId);
  return row === undefined ? null : String(row['document_number'] ?? `due on ${String(row['due_date'])}`);
}

/** Whether the merge can be taken back: as long as both are as it left them. Otherwise one sentence says what stands in the way. */
function refuseObstacle(
  book: Book,
  kind: PartyKind,
  { kept, merged, details }: { kept: Image; merged: Image; details: MergeDetails | null },
): MergeDetails {
  const { word } = PARTY[kind];
  const [keptName, mergedName] = [String(kept['name']), String(merged['name'])];
  if (kept['merged_into_id'] !== null) return refuse(`${keptName} has itself been merged into another ${word} since; undo that merge first.`);
  if (details === null) return refuse(`${mergedName} was merged before merges could be undone, so the two stay one.`);
  if (hasChanged(kept, details.kept.after)) return refuse(`${keptName} has been changed since the merge, so the two stay one.`);
  if (findPartyByName(book.tx, book.businessId, { kind, name: mergedName }) !== undefined)
    return refuse(`Another ${word} is called ${mergedName} by now; rename that one first.`);
  const document = laterDocument(book, details);
  if (document !== null)
    return refuse(
      `The ${kind === 'customer' ? 'invoice' : 'bill'} ${document} has been entered for ${keptName} since the merge, so the two stay one.`,
    );
  return details;
}

/** The columns that the merge changed, as they were; a row that was written since gets a version of its own, which nobody has seen. */
function restored(now: Image, { before, after }: MergeDetails['kept'], nowInstant: string): Image {
  const columns = Object.keys(before).filter((column) => column !== 'billing_config' && before[column] !== after[column]);
  const values = Object.fromEntries(columns.map((column) => [column, before[column] ?? null]));
  return now['row_version'] === after['row_version'] ? values : { ...values, row_version: Number(now['row_version']) + 1, updated_at: nowInstant };
}

/** Takes a merge back: both are as they were before it, each with what is its own, and what happened to that since stays. */
export function undoMerge(book: Book, kind: PartyKind, mergedId: number): void {
  const { tx, businessId, nowInstant } = book;
  const { table, entityType } = PARTY[kind];
  const { kept, merged } = mergedInto(book, kind, mergedId);
  const keptId = Number(kept['id']);
  const details = refuseObstacle(book, kind, { kept, merged, details: detailsOf(book, kind, { keptId, mergedId }) });
  const { moved } = details;
  moveBack(tx, businessId, kind, { moved, toId: mergedId });
  moveBilling(tx, businessId, { table, fromId: keptId, toId: mergedId, agreementIds: moved.agreementIds });
  writePartyColumns(tx, businessId, { kind, id: keptId }, restored(kept, details.kept, nowInstant));
  writePartyColumns(tx, businessId, { kind, id: mergedId }, restored(merged, details.merged, nowInstant));
  book.record({
    action: 'undo_merge',
    entityType,
    entityId: String(keptId),
    after: { restored: { id: mergedId, name: merged['name'] ?? null } },
    details: { mergedId },
  });
  if (details.merged.before['status'] !== 'active') followStatus(book, kind, mergedId);
}
