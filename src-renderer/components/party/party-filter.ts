import { unreachable } from '../../../src-shared/result/assert.ts';
import type { Party } from './party.ts';

/** Which of them are listed: those one works with, those who are late, and those put aside. */
export const SHOWN = ['in_use', 'overdue', 'paused', 'archived', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export const SHOWN_WORDS: Readonly<Record<Shown, string>> = {
  in_use: 'In use',
  overdue: 'Overdue',
  paused: 'Paused',
  archived: 'Archived',
  all: 'All',
};

export type PartySort = { readonly key: string; readonly isDescending: boolean };
export type PartyFilter = { readonly text: string; readonly show: Shown; readonly sort: PartySort | null };

/** The filter an address names; what it does not know is left at its first value. */
export function filterFromQuery(search: string): PartyFilter {
  const parameters = new URLSearchParams(search);
  const sort = parameters.get('sort') ?? '';
  return {
    text: parameters.get('text') ?? '',
    show: SHOWN.find((shown) => shown === parameters.get('show')) ?? 'in_use',
    sort: sort === '' ? null : { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
  };
}

/** The address of a filter, without the leading question mark; empty for the list as it opens. */
export function queryFromFilter({ text, show, sort }: PartyFilter): string {
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('text', text);
  if (show !== 'in_use') parameters.set('show', show);
  if (sort !== null) parameters.set('sort', `${sort.isDescending ? '-' : ''}${sort.key}`);
  return parameters.toString();
}

function isShown(party: Party, show: Shown): boolean {
  switch (show) {
    case 'in_use':
      return party.status !== 'archived';
    case 'overdue':
      return party.overdueCount > 0;
    case 'all':
      return true;
    case 'paused':
    case 'archived':
      return party.status === show;
    default:
      return unreachable(show);
  }
}

/** Those that the filter lets through: every word of the search in name, address, mail or number. */
export function filterParties<P extends Party>(parties: readonly P[], { text, show }: PartyFilter): P[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return parties.filter((party) => {
    if (!isShown(party, show)) return false;
    const { name, email, phone, address, taxId } = party;
    const searched = [name, email, phone, address, taxId].join(' ').toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** In order of a value: nothing known stands last either way, equal ones by what is open, then by name. */
export function sortParties<P extends Party>(
  parties: readonly P[],
  valueOf: (party: P) => string | number | null,
  { isDescending, locale }: { readonly isDescending: boolean; readonly locale: string },
): P[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  return parties.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return a === b ? collator.compare(one.name, other.name) : a === null ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return (isDescending ? -order : order) || Math.abs(other.openMinor) - Math.abs(one.openMinor) || collator.compare(one.name, other.name);
  });
}
