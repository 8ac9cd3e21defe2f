import { findTransfers } from '../../engine/transfers/find-transfers.ts';
import type { FoundTransfer } from '../../engine/transfers/types.ts';
import { findAutomationRule } from '../../features/actions/automation-rule-store.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { decidedPairs, foundPairs, listOwnAccounts, listTransferLines, replaceFoundPairs } from '../../features/rules/transfer-pair-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

export type MatchTransfersInput = { readonly business: JobBusiness; readonly actor: JobActor };
export type MatchTransfersOutput = { readonly pairedCount: number; readonly suggestedCount: number; readonly hasChanged: boolean };

const inOrder = (pairs: readonly FoundTransfer[]): FoundTransfer[] => pairs.toSorted((a, b) => a.outId - b.outId);

/** Confidence from which the search itself pairs. An owner who wants more of it gets fewer pairs and more suggestions; less of it pairs nothing else. */
const PAIRED_FROM = 0.9;

/** What the owner lets the search pair by itself. */
function asAllowed(found: readonly FoundTransfer[], read: ReadHandle, businessId: number): FoundTransfer[] {
  const rule = findAutomationRule(read, businessId, 'transfers');
  if (rule === null || (rule.enabled && rule.autoApprove && rule.confidenceThreshold <= PAIRED_FROM)) return [...found];
  const isAllowed = ({ confidence }: FoundTransfer): boolean => rule.enabled && rule.autoApprove && confidence >= rule.confidenceThreshold;
  return found.map((pair) => (pair.status === 'paired' && !isAllowed(pair) ? { ...pair, status: 'suggested' } : pair));
}

/** Looks for transfers between own accounts in the whole book and puts what it finds in place of what it found last time; a person's word stays. */
export async function matchTransfers(input: MatchTransfersInput, context: JobContext): Promise<MatchTransfersOutput> {
  const { business, actor } = input;
  const { read } = context.database;
  const { businessId } = business;
  const accounts = listOwnAccounts(read, businessId);
  const lines = accounts.length < 2 ? [] : listTransferLines(read, businessId);
  const search = findTransfers({ accounts, lines, ...decidedPairs(read, businessId) }, context.control);
  const found = asAllowed(inOrder(search), read, businessId);
  const pairedCount = found.filter((pair) => pair.status === 'paired').length;
  const counts = { pairedCount, suggestedCount: found.length - pairedCount };
  const before = foundPairs(read, businessId);
  if (JSON.stringify(before) === JSON.stringify(found)) return { ...counts, hasChanged: false };
  const nowInstant = context.clock.nowInstant();
  await context.database.write((tx) => {
    replaceFoundPairs(tx, businessId, found);
    appendAudit(
      tx,
      {
        action: 'match_transfers',
        entityType: 'transfer_pair',
        automationType: 'transfers',
        status: 'done',
        confidence: found.reduce((least, pair) => (pair.status === 'paired' ? Math.min(least, pair.confidence) : least), 1),
        details: { ...counts, earlierCount: before.length },
      },
      { businessId, userId: actor.userId, userName: actor.userName, source: actor.source, nowInstant, auditKey: context.auditKey },
    );
  });
  return { ...counts, hasChanged: true };
}
