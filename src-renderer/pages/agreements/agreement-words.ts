import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import type { Terms } from '../../../src-shared/contract/terms.ts';
import { OBLIGATION_TYPES, type ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { termsWords } from '../../components/terms/terms-words.ts';

const SHIFT_WORDS: Readonly<Record<Terms['shift'], string>> = {
  none: '',
  previous: ', business day before',
  next: ', next business day',
  modified_following: ', next business day of the month',
};

/** The whole rhythm in words: `Every month on the 1st, next business day`. */
export function rhythmWords(terms: Terms): string {
  return `${termsWords(terms)}${SHIFT_WORDS[terms.shift]}`;
}

/** What stands in the list in place of the next date where there is none. */
export function standingWords({ status, nextDueDate, isProspect }: Agreement): string | null {
  if (status === 'paused') return 'Paused';
  if (status === 'ended') return 'Ended';
  if (nextDueDate !== null) return null;
  return isProspect ? 'No date yet' : 'Run out';
}

/** Whether anything still comes of it: active, with a date ahead, or a deal that is not won yet. */
export function isLive({ status, nextDueDate, isProspect }: Agreement): boolean {
  return status === 'active' && (nextDueDate !== null || isProspect);
}

export const OUTGOING_TYPES: readonly ObligationType[] = OBLIGATION_TYPES.filter((type) => type !== 'revenue');

const AMOUNT_KIND_WORDS: Readonly<Record<RecurringStreamView['amountKind'], string>> = {
  fixed: 'the same each time',
  stepwise: 'the same until its price changes',
  variable: 'differs each time',
  seasonal: 'differs with the season',
};

export function amountKindWords(kind: RecurringStreamView['amountKind']): string {
  return AMOUNT_KIND_WORDS[kind];
}
