import type { AnchorFileContent, AuditAnchor } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { RunControl } from '../../engine/common/run-control.ts';
import { CHAIN_START } from './canonical-entry.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY, parseImportEvidence, UNDO_IMPORT_ACTION } from './import-entries.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { type LoggedImport, verifyBatches } from './verify-batches.ts';
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

/** Gathers what proved entries say about imports. */
function importCollector(): { readonly logged: Map<number, LoggedImport>; readonly visit: VisitEntry } {
  const logged = new Map<number, LoggedImport>();
  const visit: VisitEntry = (entry) => {
    if (entry.entityType !== IMPORT_BATCH_ENTITY || entry.entityId === null) return;
    const batchId = Number(entry.entityId);
    if (entry.action === IMPORT_ACTION)
      logged.set(batchId, { businessId: entry.businessId, evidence: parseImportEvidence(entry.details), isUndone: false });
    const known = logged.get(batchId);
    if (entry.action === UNDO_IMPORT_ACTION && known !== undefined) known.isUndone = true;
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
  const { logged, visit } = importCollector();
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
    verifyBatches(read, { logged, onProgress: (done, rows) => control.checkpoint('Checking bank lines', done, rows) });
    return { ok: true, entries, head: chains.find((chain) => chain.businessId === businessId)?.head ?? CHAIN_START, chains };
  } catch (error) {
    if (error instanceof ProblemFound) return { ok: false, entries, problem: error.problem };
    throw error;
  } finally {
    read.statement('RELEASE verify_audit').run();
  }
}
