import type { AnchorFileContent, AuditAnchor } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { RunControl } from '../../engine/common/run-control.ts';
import { CHAIN_START } from './canonical-entry.ts';
import {
  IMPORT_ACTION,
  IMPORT_BATCH_ENTITY,
  IMPORT_RECORDS_ACTION,
  parseImportEvidence,
  RECORD_IMPORT_ENTITY,
  UNDO_IMPORT_ACTION,
  UNDO_IMPORT_RECORDS_ACTION,
} from './import-entries.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { type LoggedImport, verifyBatches } from './verify-batches.ts';
import { verifyRecordImports } from './verify-record-imports.ts';
import { type VisitEntry, verifyEntries } from './verify-entries.ts';
import { type AuditProblem, ProblemFound } from './verification.ts';

export type VerifyAuditOptions = {
  readonly auditKey: Uint8Array;
  /** What the anchor file says: read before the call, since an anchor may be older than the log but not newer. */
  readonly anchors: AnchorFileContent;
  /** The business whose head is returned; 0 is the chain of the file. */
  readonly businessId: number;
  readonly control: RunControl;
};

export type AuditVerification =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly chains: readonly AuditAnchor[] }
  | { readonly ok: false; readonly entries: number; readonly problem: AuditProblem };

/** How the entries of one kind of imports are recognised. */
type Words = { readonly entity: string; readonly booked: string; readonly undone: string };

const STATEMENTS: Words = { entity: IMPORT_BATCH_ENTITY, booked: IMPORT_ACTION, undone: UNDO_IMPORT_ACTION };
const RECORDS: Words = { entity: RECORD_IMPORT_ENTITY, booked: IMPORT_RECORDS_ACTION, undone: UNDO_IMPORT_RECORDS_ACTION };

/** Gathers what proved entries say about imports. */
function importCollector({ entity, booked, undone }: Words): { readonly logged: Map<number, LoggedImport>; readonly visit: VisitEntry } {
  const logged = new Map<number, LoggedImport>();
  const visit: VisitEntry = (entry) => {
    if (entry.entityType !== entity || entry.entityId === null) return;
    const importId = Number(entry.entityId);
    if (entry.action === booked)
      logged.set(importId, { businessId: entry.businessId, evidence: parseImportEvidence(entry.details), isUndone: false });
    const known = logged.get(importId);
    if (entry.action === undone && known !== undefined) known.isUndone = true;
  };
  return { logged, visit };
}

/**
 * Proves the audit log and the evidence under it: every entry continues its chain, every chain still contains what the anchor file saw, every
 * import is what its entry says, every bank line is the one that was imported, and every original file is still there. Names the first thing
 * that does not fit. One consistent view of the file, so it can run while others write.
 */
export function verifyAudit(read: ReadHandle, options: VerifyAuditOptions): AuditVerification {
  const { auditKey, anchors, businessId, control } = options;
  const [statements, records] = [importCollector(STATEMENTS), importCollector(RECORDS)];
  const visit: VisitEntry = (entry) => {
    statements.visit(entry);
    records.visit(entry);
  };
  let entries = 0;
  // a savepoint holds the view also where the caller is inside a transaction already
  read.statement('SAVEPOINT verify_audit').run();
  try {
    const total = Number(read.statement('SELECT count(*) AS n FROM audit_logs').get()?.['n']);
    const onProgress = (done: number): void => {
      entries = done;
      control.checkpoint('Checking the audit log', done, total);
    };
    const chains = verifyEntries(read, { auditKey, visit, onProgress });
    verifyAnchors(read, anchors, chains);
    verifyBatches(read, { logged: statements.logged, onProgress: (done, rows) => control.checkpoint('Checking bank lines', done, rows) });
    verifyRecordImports(read, {
      logged: records.logged,
      onProgress: (done, imports) => control.checkpoint('Checking imported records', done, imports),
    });
    return { ok: true, entries, head: chains.find((chain) => chain.businessId === businessId)?.head ?? CHAIN_START, chains };
  } catch (error) {
    if (error instanceof ProblemFound) return { ok: false, entries, problem: error.problem };
    throw error;
  } finally {
    read.statement('RELEASE verify_audit').run();
  }
}
