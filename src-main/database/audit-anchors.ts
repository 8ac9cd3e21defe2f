import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileIfExists, writeFileAtomic } from '../platform/files.ts';
import type { ReadHandle } from './database.ts';
import { deriveKey } from './derive-key.ts';

/** Where a chain of the audit log stood: number of entries and hash of the newest. Business 0 is the chain of the file. */
export type AuditAnchor = { readonly businessId: number; readonly entries: number; readonly head: string };

export type AnchorFileContent =
  | { readonly state: 'ok'; readonly anchors: readonly AuditAnchor[]; readonly writtenAt: string }
  | { readonly state: 'missing' }
  | { readonly state: 'forged' };

/**
 * The newest entry of every chain. The recursion hops from business to business along the index; grouping would read the whole log, and this runs
 * after every commit.
 */
const CHAIN_HEADS = `
  WITH RECURSIVE chain (business_id) AS (
    SELECT min(business_id) FROM audit_logs
    UNION ALL
    SELECT (SELECT min(business_id) FROM audit_logs WHERE business_id > chain.business_id) FROM chain WHERE chain.business_id IS NOT NULL
  )
  SELECT a.business_id, a.sequence_number, a.entry_hash FROM chain
  JOIN audit_logs a ON a.business_id = chain.business_id
    AND a.sequence_number = (SELECT max(sequence_number) FROM audit_logs WHERE business_id = chain.business_id)
  ORDER BY a.business_id`;

/** Sequence numbers of a chain start at 1 without gaps, so the newest is the count. */
export function readChainHeads(read: Pick<ReadHandle, 'statement'>): readonly AuditAnchor[] {
  return read
    .statement(CHAIN_HEADS)
    .all()
    .map((row) => ({ businessId: Number(row['business_id']), entries: Number(row['sequence_number']), head: String(row['entry_hash']) }));
}

function macOf(body: string, auditKey: Uint8Array): string {
  return createHmac('sha256', deriveKey(auditKey, 'anchor v1')).update(body, 'utf8').digest('hex');
}

function bodyOf(anchors: readonly AuditAnchor[], writtenAt: string): string {
  return JSON.stringify(['tamio audit anchors 1', writtenAt, anchors.map(({ businessId, entries, head }) => [businessId, entries, head])]);
}

/** Written after a commit, so it may be older than the log, never newer: a log that is older than its anchor has been cut. */
export function writeAnchorFile(
  file: string,
  content: { readonly anchors: readonly AuditAnchor[]; readonly writtenAt: string },
  auditKey: Uint8Array,
): void {
  const { anchors, writtenAt } = content;
  const mac = macOf(bodyOf(anchors, writtenAt), auditKey);
  writeFileAtomic(file, `${JSON.stringify({ format: 1, writtenAt, anchors, mac })}\n`);
}

/** Anchors as they stand in JSON; null for anything else. */
export function parseAnchors(value: unknown): readonly AuditAnchor[] | null {
  if (!Array.isArray(value)) return null;
  const anchors: AuditAnchor[] = [];
  for (const item of value as unknown[]) {
    if (typeof item !== 'object' || item === null || !('businessId' in item && 'entries' in item && 'head' in item)) return null;
    const { businessId, entries, head } = item;
    if (!Number.isSafeInteger(businessId) || !Number.isSafeInteger(entries) || typeof head !== 'string') return null;
    anchors.push({ businessId: businessId as number, entries: entries as number, head });
  }
  return anchors;
}

/** Reads the anchor file and whether it is ours: whoever has no key cannot write one that fits a shortened log. */
export function readAnchorFile(file: string, auditKey: Uint8Array): AnchorFileContent {
  const bytes = readFileIfExists(file);
  if (bytes === null) return { state: 'missing' };
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof value !== 'object' || value === null || !('anchors' in value && 'writtenAt' in value && 'mac' in value)) return { state: 'forged' };
    const anchors = parseAnchors(value.anchors);
    const { writtenAt, mac } = value;
    if (anchors === null || typeof writtenAt !== 'string' || typeof mac !== 'string') return { state: 'forged' };
    const expected = Buffer.from(macOf(bodyOf(anchors, writtenAt), auditKey), 'hex');
    const actual = Buffer.from(mac, 'hex');
    const isOurs = expected.length === actual.length && timingSafeEqual(expected, actual);
    return isOurs ? { state: 'ok', anchors, writtenAt } : { state: 'forged' };
  } catch {
    return { state: 'forged' };
  }
}
