import type { ActionDetail } from '../../../src-shared/contract/actions.ts';

export type Stage = { readonly word: string; readonly state: 'done' | 'now' | 'ahead' | 'failed' };

const WORDS = ['Approve', 'Execute', 'Verify', 'Record'] as const;
const DONE: Partial<Record<ActionDetail['status'], number>> = { approved: 1, executing: 1, failed: 1, executed: 2, verified: 3, recorded: 4 };

/** How far an approved action is on its way Approve → Execute → Verify → Record; empty for one that was not approved. */
export function stagesOf(status: ActionDetail['status']): readonly Stage[] {
  const done = DONE[status];
  if (done === undefined) return [];
  return WORDS.map((word, index) => {
    if (index < done) return { word, state: 'done' };
    if (index > done) return { word, state: 'ahead' };
    return { word, state: status === 'failed' ? 'failed' : 'now' };
  });
}

const AWAITED: Partial<Record<ActionDetail['status'], string>> = {
  approved: 'Waits until you say that it is done.',
  executing: 'Is being carried out.',
  executed: 'The next bank data shows whether it worked.',
  verified: 'Proven; what came of it is being measured.',
};

/** What is awaited, in one sentence; null where nothing is. */
export function awaited(status: ActionDetail['status']): string | null {
  return AWAITED[status] ?? null;
}

/** What leads back to waiting: nothing of it is proven yet. */
export function canBeUndone(status: ActionDetail['status']): boolean {
  return status === 'snoozed' || status === 'skipped' || status === 'approved' || status === 'executed' || status === 'failed';
}
