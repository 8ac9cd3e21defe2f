import type { ImportRow } from '../../../src-shared/contract/imports.ts';

type Verdict = ImportRow['verdict'] | 'rejected';

const PROPOSED: Readonly<Record<Verdict, string>> = {
  new: 'new',
  twin: 'new, a twin',
  same: 'already here',
  changed: 'changed',
  skipped: 'left out',
  rejected: 'not readable',
};

/** Where a file is read anew, its lines are compared with their earlier reading. */
const REREAD: Readonly<Record<Verdict, string>> = {
  ...PROPOSED,
  new: 'read differently',
  twin: 'read differently',
  changed: 'read differently',
  same: 'as it was',
};

/** What happens to a line, in the word of its badge, with the person's tick applied; `isTicked` is null where nothing can be ticked. */
export function verdictWords(verdict: Verdict, isTicked: boolean | null): string {
  if (isTicked === null) return REREAD[verdict];
  if (verdict === 'same' && isTicked) return 'once more';
  const isProposed = verdict === 'new' || verdict === 'twin' || verdict === 'changed';
  return isProposed && !isTicked ? 'left out' : PROPOSED[verdict];
}
