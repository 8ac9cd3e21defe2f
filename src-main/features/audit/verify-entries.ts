import type { ReadHandle, SqlValue } from '../../database/database.ts';
import type { AuditAnchor } from '../../database/audit-anchors.ts';
import { CANONICAL_COLUMNS, type CanonicalRow, CHAIN_START, hashEntry } from './canonical-entry.ts';
import { isStoredAsRead } from './stored-text.ts';
import { chainName, entryProblem, ProblemFound, type AuditProblem } from './verification.ts';

type EntryRow = CanonicalRow & { readonly entry_hash: SqlValue };

const COLUMNS = [...CANONICAL_COLUMNS, 'entry_hash'].join(', ');
const PAGE = `SELECT ${COLUMNS} FROM audit_logs WHERE (business_id, sequence_number, id) > (?, ?, ?) ORDER BY business_id, sequence_number, id LIMIT 1000`;

export type VisitEntry = (entry: {
  businessId: number;
  sequenceNumber: number;
  action: string;
  entityType: string;
  entityId: string | null;
  details: string | null;
}) => void;

export type EntriesOptions = {
  readonly auditKey: Uint8Array;
  /** Called with every entry that has been proved. */
  readonly visit: VisitEntry;
  readonly onProgress: (done: number) => void;
};

/** Whether the row would be genuine as entry `sequenceNumber` after `previousHash`: tells a moved row from a changed one. */
function isGenuineAs(row: EntryRow, auditKey: Uint8Array, place: { sequenceNumber: number; previousHash: string }): boolean {
  const moved = { ...row, sequence_number: place.sequenceNumber, previous_hash: place.previousHash };
  return hashEntry(auditKey, place.previousHash, moved) === row.entry_hash;
}

function entriesAt(read: ReadHandle, condition: string, businessId: number, value: SqlValue): EntryRow[] {
  return read
    .statement(`SELECT ${COLUMNS} FROM audit_logs WHERE business_id = ? AND ${condition} ORDER BY sequence_number LIMIT 10`)
    .all(businessId, value) as EntryRow[];
}

type Expected = { readonly sequenceNumber: number; readonly previousHash: string };

/** Says what was done to a chain, given the first row that does not continue it. */
function diagnose(read: ReadHandle, row: EntryRow, expected: Expected, auditKey: Uint8Array): AuditProblem {
  const businessId = Number(row.business_id);
  const name = chainName(businessId);
  const found = Number(row.sequence_number);
  const { sequenceNumber: wanted, previousHash } = expected;
  const successors = entriesAt(read, 'previous_hash = ?', businessId, previousHash);
  const genuine = successors.find((candidate) => isGenuineAs(candidate, auditKey, expected));
  if (genuine !== undefined && genuine.id !== row.id) {
    const place = Number(genuine.sequence_number);
    const wasExchanged = isGenuineAs(row, auditKey, { sequenceNumber: place, previousHash: String(row.previous_hash) });
    return !wasExchanged && (place === wanted + 1 || place === wanted)
      ? entryProblem('entry_inserted', businessId, found, `Entry ${found} in ${name} was inserted later: it was not written by Tamio.`)
      : entryProblem('order', businessId, wanted, `Entry ${wanted} in ${name} stands out of order: it was moved to number ${place}.`);
  }
  if (found > wanted) return entryProblem('entry_missing', businessId, wanted, `Entry ${wanted} in ${name} is missing: it was deleted.`);
  if (found < wanted)
    return entryProblem('entry_inserted', businessId, found, `Entry ${found} in ${name} stands there twice: one was inserted later.`);
  if (isGenuineAs(row, auditKey, { sequenceNumber: wanted + 1, previousHash: String(row.previous_hash) })) {
    return entryProblem('entry_missing', businessId, wanted, `Entry ${wanted} in ${name} is missing: it was deleted and the later ones renumbered.`);
  }
  return entryProblem(
    'entry_changed',
    businessId,
    found,
    `Entry ${found} in ${name} was changed or added without Tamio: its seal does not fit its content.`,
  );
}

function checkEntry(read: ReadHandle, row: EntryRow, expected: Expected, auditKey: Uint8Array): void {
  const follows = row.sequence_number === expected.sequenceNumber && row.previous_hash === expected.previousHash;
  if (!follows || hashEntry(auditKey, expected.previousHash, row) !== row.entry_hash) throw new ProblemFound(diagnose(read, row, expected, auditKey));
  if (isStoredAsRead(read, 'audit_logs', row)) return;
  const { sequenceNumber } = expected;
  const businessId = Number(row.business_id);
  throw new ProblemFound(
    entryProblem(
      'entry_changed',
      businessId,
      sequenceNumber,
      `Entry ${sequenceNumber} in ${chainName(businessId)} was changed: its text is damaged.`,
    ),
  );
}

/**
 * Recomputes every chain from its first entry to its newest and returns where each stands. Throws `ProblemFound` at the first entry that does not
 * continue its chain.
 */
export function verifyEntries(read: ReadHandle, options: EntriesOptions): readonly AuditAnchor[] {
  const chains: { businessId: number; entries: number; head: string }[] = [];
  let chain: (typeof chains)[number] | undefined;
  let done = 0;
  for (let after: SqlValue[] | null = [Number.MIN_SAFE_INTEGER, 0, 0]; after !== null;) {
    const rows = read.statement(PAGE).all(...after) as EntryRow[];
    for (const row of rows) {
      const businessId = Number(row.business_id);
      if (chain?.businessId !== businessId) {
        chain = { businessId, entries: 0, head: CHAIN_START };
        chains.push(chain);
      }
      checkEntry(read, row, { sequenceNumber: chain.entries + 1, previousHash: chain.head }, options.auditKey);
      chain.entries += 1;
      chain.head = String(row.entry_hash);
      options.visit({
        businessId,
        sequenceNumber: chain.entries,
        action: String(row.action),
        entityType: String(row.entity_type),
        entityId: row.entity_id === null ? null : String(row.entity_id),
        details: row.details === null ? null : String(row.details),
      });
    }
    done += rows.length;
    options.onProgress(done);
    const last = rows.at(-1);
    after = last === undefined ? null : [last.business_id, last.sequence_number, last.id];
  }
  return chains;
}
