import type { AuditEntryInput } from '../../features/audit/append-entry.ts';
import { CATEGORISE_ACTION, CATEGORISATION_ENTITY } from '../../features/rules/audit-words.ts';
import type { AutomaticFiling } from '../../features/rules/automatic-store.ts';

/** `batch`: new lines of an import, as the settings say. `rules`: the rules, or one of them, on all lines no person filed. `accept`: all suggestions so sure. */
export type CategoriseScope =
  | { readonly kind: 'batch'; readonly batchId: number }
  | { readonly kind: 'rules'; readonly ruleId: number | null }
  | { readonly kind: 'accept'; readonly minConfidence: number };

/** Groups of equal reason written out in the entry; the rest is in their sum. */
const GROUPS_MAX = 100;

type Group = { readonly reason: string; readonly category: string; readonly method: string; count: number; lowestConfidence: number };

function groupByReason(filings: readonly AutomaticFiling[], categoryNames: ReadonlyMap<number, string>): Group[] {
  const groups = new Map<string, Group>();
  for (const { categoryId, method, reason, confidence } of filings) {
    const key = `${categoryId} ${reason}`;
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { reason, category: categoryNames.get(categoryId) ?? '', method, count: 1, lowestConfidence: confidence });
    else {
      group.count++;
      group.lowestConfidence = Math.min(group.lowestConfidence, confidence);
    }
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** The audit entry of one run: how many lines, how sure the least sure of them, and why, grouped by reason. */
export function describeFilings(
  filings: readonly AutomaticFiling[],
  categoryNames: ReadonlyMap<number, string>,
  run: { readonly scope: CategoriseScope; readonly lookedAtCount: number },
): AuditEntryInput {
  const groups = groupByReason(filings, categoryNames);
  const isBatch = run.scope.kind === 'batch';
  return {
    action: CATEGORISE_ACTION,
    entityType: CATEGORISATION_ENTITY,
    entityId: run.scope.kind === 'batch' ? String(run.scope.batchId) : null,
    automationType: 'categorisation',
    actionName: isBatch ? 'categorise_import' : run.scope.kind === 'rules' ? 'apply_rules' : 'accept_suggestions',
    status: 'done',
    confidence: filings.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    aiReasoning: groups
      .slice(0, 3)
      .map(({ count, category, reason }) => `${count} × ${category}: ${reason}`)
      .join('; '),
    details: {
      scope: run.scope,
      lookedAtCount: run.lookedAtCount,
      filedCount: filings.length,
      reasons: groups.slice(0, GROUPS_MAX),
      furtherReasons: Math.max(0, groups.length - GROUPS_MAX),
    },
  };
}
