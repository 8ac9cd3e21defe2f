import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { SCHEDULE_STATUS_LABELS, SCHEDULE_STATUSES } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { IconName } from '../icon.tsx';

/** How a due item stands, as a word and an icon; the tone only repeats what both say. */
export type DueStanding = { readonly word: string; readonly icon: IconName; readonly tone: 'plain' | 'late' | 'settled' | 'closed' };

function daysWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** `Paid`, `Overdue by 12 days`, `Due today`, `Planned`: the status with what the day makes of it. */
export function standingOf(item: Pick<DueItem, 'status' | 'daysOverdue' | 'isDue' | 'openAmountMinor'>): DueStanding {
  const { status, daysOverdue, isDue } = item;
  const word = SCHEDULE_STATUS_LABELS[status];
  if (status === 'paid') return { word, icon: 'check', tone: 'settled' };
  if (status === 'cancelled' || status === 'written_off') return { word, icon: 'close', tone: 'closed' };
  const isPart = status === 'partly_paid';
  if (daysOverdue > 0) {
    const late = daysWords(daysOverdue);
    return { word: isPart ? `Partly paid, ${late} late` : `Overdue by ${late}`, icon: 'warning', tone: 'late' };
  }
  if (isDue) return { word: isPart ? 'Partly paid, due today' : 'Due today', icon: 'clock', tone: 'late' };
  return { word, icon: status === 'planned' ? 'calendar' : 'clock', tone: 'plain' };
}

/** What a due item is called: its document, the part of its agreement, or the agreement itself. */
export function nameOfItem({ documentNumber, description, agreementName, isDocumentBook }: DueItem): string {
  if (documentNumber !== null) return documentNumber;
  if (description !== null) return description;
  return isDocumentBook ? 'Without a number' : agreementName;
}

/** Whose it is; an agreement with nobody named stands for itself. */
export function partyOfItem({ counterpartyName, agreementName }: DueItem): string {
  return counterpartyName ?? agreementName;
}

/** Money in is invoiced, money out is billed. */
export function documentWord({ estimatedAmountMinor }: Pick<DueItem, 'estimatedAmountMinor'>): 'invoice' | 'bill' {
  return estimatedAmountMinor >= 0 ? 'invoice' : 'bill';
}

const CAUSES: Readonly<Record<string, string>> = {
  issue: 'the document was issued',
  pay: 'a payment was assigned',
  unmatch: 'a payment was taken back',
  cancel: 'cancelled',
  write_off: 'written off',
  reopen: 'reopened',
  terms: 'the terms of the agreement changed',
  amount: 'the amount changed',
  create: 'entered',
  update: 'changed',
  approve: 'approved',
  generate: 'made from the agreement',
};

/** The cause of a change as people say it; a reason that somebody wrote stays as it is. */
export function causeWords(cause: string): string {
  return CAUSES[cause] ?? cause;
}

function statusWord(status: string): string {
  const known = SCHEDULE_STATUSES.find((candidate) => candidate === status);
  return known === undefined ? status : SCHEDULE_STATUS_LABELS[known].toLowerCase();
}

/** `From planned to scheduled`, or what was done where the status stayed. */
export function transitionWords(action: string): string {
  const [from, to] = action.split(' → ');
  if (from !== undefined && to !== undefined) return `From ${statusWord(from)} to ${statusWord(to)}`;
  const words = causeWords(action);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who assigned a payment, in words. */
export const MATCHED_BY_WORDS: Readonly<Record<'person' | 'automatic' | 'import' | 'sample', string>> = {
  person: 'entered by a person',
  automatic: 'matched by itself',
  import: 'read from a file',
  sample: 'part of the sample business',
};
