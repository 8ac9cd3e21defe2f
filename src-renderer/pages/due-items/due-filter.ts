import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { addDays, type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';

export const STATES = ['open', 'overdue', 'settled', 'all'] as const;
export type State = (typeof STATES)[number];
export const STATE_WORDS: Readonly<Record<State, string>> = { open: 'Open', overdue: 'Overdue', settled: 'Settled', all: 'All' };

/** How far the list reaches: ahead for what is open, back for what is settled. Due items exist two years ahead, which nobody reads in one piece. */
export const REACHES = ['30', '90', '365', 'any'] as const;
export type Reach = (typeof REACHES)[number];

export type Side = { readonly kind: 'customer' | 'vendor'; readonly id: number };

/** What the person narrowed the list to; all of it is in the address. */
export type DueFilter = {
  readonly text: string;
  readonly state: State;
  readonly direction: 'in' | 'out' | null;
  readonly party: Side | null;
  readonly reach: Reach;
  /** Exact due dates, when the list was opened from a figure that means them; then the reach does not count. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Only what is owed by now: not the dates of agreements whose period has not begun. */
  readonly isOwed: boolean;
};

function dateFrom(written: string | null): IsoDate | null {
  return written !== null && isIsoDate(written) ? written : null;
}

function partyFrom(written: string | null): Side | null {
  const [, kind, id] = /^(customer|vendor):([1-9]\d{0,14})$/.exec(written ?? '') ?? [];
  return kind === undefined ? null : { kind: kind === 'vendor' ? 'vendor' : 'customer', id: Number(id) };
}

/** The filter an address names; what makes no sense in it is left out, so that a link never leads to an error. */
export function filterFromQuery(search: string): DueFilter {
  const parameters = new URLSearchParams(search);
  const direction = parameters.get('direction');
  return {
    text: (parameters.get('text') ?? '').slice(0, 200),
    state: STATES.find((state) => state === parameters.get('state')) ?? 'open',
    direction: direction === 'in' || direction === 'out' ? direction : null,
    party: partyFrom(parameters.get('party')),
    reach: REACHES.find((reach) => reach === parameters.get('reach')) ?? '30',
    from: dateFrom(parameters.get('from')),
    to: dateFrom(parameters.get('to')),
    isOwed: parameters.get('owed') === '1',
  };
}

/** The address of a filter, without the leading question mark; empty for the list as it opens. */
export function queryFromFilter({ text, state, direction, party, reach, from, to, isOwed }: DueFilter): string {
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('text', text);
  if (state !== 'open') parameters.set('state', state);
  if (direction !== null) parameters.set('direction', direction);
  if (party !== null) parameters.set('party', `${party.kind}:${party.id}`);
  if (reach !== '30') parameters.set('reach', reach);
  if (from !== null) parameters.set('from', from);
  if (to !== null) parameters.set('to', to);
  if (isOwed) parameters.set('owed', '1');
  return parameters.toString();
}

/** `Next 30 days`, `Last 90 days`, `Any time`: what a reach means in a state. */
export function reachWords(reach: Reach, state: State): string {
  if (reach === 'any') return 'Any time';
  const length = reach === '365' ? 'year' : `${reach} days`;
  if (state === 'settled') return `Last ${length}`;
  return state === 'all' ? `${reach === '365' ? 'A year' : `${reach} days`} around today` : `Next ${length}`;
}

type ListInput = {
  readonly state: State;
  readonly direction?: 'in' | 'out';
  readonly clientId?: number;
  readonly expenseBucketId?: number;
  readonly text?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
};

function periodOf({ state, reach, ...exact }: DueFilter, today: IsoDate): Pick<ListInput, 'from' | 'to'> {
  if (exact.from !== null || exact.to !== null) {
    return { ...(exact.from === null ? {} : { from: exact.from }), ...(exact.to === null ? {} : { to: exact.to }) };
  }
  // What is late is late, however long ago it was due.
  if (reach === 'any' || state === 'overdue' || exact.isOwed) return {};
  const days = Number(reach);
  const from = addDays(today, -days);
  const to = addDays(today, days);
  if (state === 'open') return { to };
  return state === 'settled' ? { from } : { from, to };
}

/** What `dueItems.list` is asked for. */
export function listInputOf(filter: DueFilter, today: IsoDate): ListInput {
  const { state, direction, party, text } = filter;
  return {
    state,
    ...(direction === null ? {} : { direction }),
    ...(party === null ? {} : party.kind === 'customer' ? { clientId: party.id } : { expenseBucketId: party.id }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...periodOf(filter, today),
  };
}

/** Whether the list was opened from a figure that means certain due dates. */
export function hasExactDates({ from, to, isOwed }: DueFilter): boolean {
  return from !== null || to !== null || isOwed;
}

type Listed = {
  readonly rows: readonly DueItem[];
  readonly total: number;
  readonly openInMinor: MinorUnits;
  readonly openOutMinor: MinorUnits;
  readonly rateMissingCount: number;
};

/** Of an answer only what is owed by now, with its own totals. */
export function owedOf({ rows }: Listed, today: IsoDate): Listed {
  const owed = rows.filter(({ nominalDate }) => nominalDate <= today);
  const open = owed.map(({ baseOpenAmountMinor }) => baseOpenAmountMinor ?? ZERO);
  return {
    rows: owed,
    total: owed.length,
    openInMinor: sumMinor(open.filter((amount) => amount > 0)),
    openOutMinor: sumMinor(open.filter((amount) => amount < 0)),
    rateMissingCount: owed.filter(({ openAmountMinor, baseOpenAmountMinor }) => openAmountMinor !== 0 && baseOpenAmountMinor === null).length,
  };
}
