import type { AnchorFileContent, AuditAnchor } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import { chainName, entryProblem, ProblemFound } from './verification.ts';

const ENTRY_HASH = 'SELECT entry_hash FROM audit_logs WHERE business_id = ? AND sequence_number = ?';

/** Whether the chains still contain what the anchor saw: an anchor may be older than the log, never newer. */
function verifyAnchor(read: ReadHandle, anchor: AuditAnchor, chains: readonly AuditAnchor[]): void {
  const { businessId, entries, head } = anchor;
  if (entries === 0) return;
  const present = chains.find((chain) => chain.businessId === businessId)?.entries ?? 0;
  if (present < entries) {
    const message = `The newest entries in ${chainName(businessId)} were cut off: there were ${entries} and ${present} are left.`;
    throw new ProblemFound(entryProblem('cut_off', businessId, present + 1, message));
  }
  if (read.statement(ENTRY_HASH).get(businessId, entries)?.['entry_hash'] !== head) {
    const message = `Entry ${entries} in ${chainName(businessId)} is not the one the anchor remembers: the log was replaced by another.`;
    throw new ProblemFound(entryProblem('anchor_mismatch', businessId, entries, message));
  }
}

/** Holds the chains against the anchor file. Without it nobody could tell whether the newest entries were cut off, so its absence is a problem too. */
export function verifyAnchors(read: ReadHandle, content: AnchorFileContent, chains: readonly AuditAnchor[]): void {
  const nowhere = { businessId: null, sequenceNumber: null, batchId: null, recordImportId: null };
  if (content.state === 'missing') {
    const message = 'The anchor file anchor.json is missing, so nothing shows whether the newest entries were cut off.';
    throw new ProblemFound({ kind: 'anchor_missing', ...nowhere, message });
  }
  if (content.state === 'forged') {
    const message = 'The anchor file anchor.json was changed or belongs to other data: its seal does not fit its content.';
    throw new ProblemFound({ kind: 'anchor_forged', ...nowhere, message });
  }
  for (const anchor of content.anchors) verifyAnchor(read, anchor, chains);
}
