import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { BankingDays } from './banking-days.ts';
import type { RecurringLine } from './types.ts';

/** A line as the search sees it. */
export type StreamEvent = {
  readonly line: RecurringLine;
  readonly day: number;
  /** Number of its business day, see `BankingDays`. */
  readonly ordinal: number;
  readonly logAmount: number;
};

/** Lines of one direction and currency that may be one payee's. Events are in order of day, amount and transaction. */
export type PayeeGroup = { readonly groupKey: string; readonly events: readonly StreamEvent[] };

/** A word in front of at least this many keys may be the bank's (`card north software`), not a payee's. */
const LEAD_CONTINUATIONS = 12;
/** It is the bank's where this many of the keys behind it also stand without it. */
const LEAD_PROOFS = 3;

/** First words that banks put before the payee on some lines and not on others. */
function bankWords(keys: ReadonlySet<string>): ReadonlySet<string> {
  const starts = new Set([...keys].map((key) => key.split(' ').slice(0, 2).join(' ')));
  const behind = new Map<string, string[]>();
  for (const key of keys) {
    const [lead = '', ...rest] = key.split(' ');
    if (rest.length < 2) continue;
    const list = behind.get(lead) ?? [];
    if (list.length === 0) behind.set(lead, list);
    list.push(rest.join(' '));
  }
  const isBankWord = (rests: readonly string[]): boolean =>
    rests.length >= LEAD_CONTINUATIONS && rests.filter((rest) => starts.has(rest)).length >= LEAD_PROOFS;
  return new Set([...behind].filter(([, rests]) => isBankWord(rests)).map(([lead]) => lead));
}

/**
 * The key each key is grouped by: without the bank's own word in front, and of a name cut short (`north software` and `north software ltd`) the short
 * one, where only one longer key begins so. One word is too little to go by.
 */
function canonicalKeys(keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const leads = bankWords(keys);
  const strip = (key: string): string => {
    const at = key.indexOf(' ');
    return at > 0 && leads.has(key.slice(0, at)) && key.includes(' ', at + 1) ? key.slice(at + 1) : key;
  };
  const stripped = new Set([...keys].map(strip));
  const longer = new Map<string, string[]>();
  for (const key of stripped) {
    const prefix = key.slice(0, Math.max(0, key.lastIndexOf(' ')));
    if (prefix.includes(' ') && stripped.has(prefix)) longer.set(prefix, [...(longer.get(prefix) ?? []), key]);
  }
  const short = new Map([...longer].flatMap(([prefix, list]) => (list.length === 1 ? list.map((key) => [key, prefix] as const) : [])));
  return new Map([...keys].map((key) => [key, short.get(strip(key)) ?? strip(key)]));
}

const compareEvents = (a: StreamEvent, b: StreamEvent): number =>
  a.day - b.day || a.line.amountMinor - b.line.amountMinor || a.line.transactionId - b.line.transactionId;

/** Lines by payee, direction and currency, accounts together: who moves to another bank keeps the stream. Lines of nothing belong nowhere. */
export function groupPayees(lines: readonly RecurringLine[], days: BankingDays): PayeeGroup[] {
  const canonical = canonicalKeys(new Set(lines.map((line) => line.payeeKey)));
  const groups = new Map<string, StreamEvent[]>();
  for (const line of lines) {
    if (line.amountMinor === 0) continue;
    const day = toEpochDay(line.bookingDate);
    const direction = line.amountMinor > 0 ? 'in' : 'out';
    const groupKey = `${canonical.get(line.payeeKey) ?? line.payeeKey}|${direction}|${line.currency}`;
    const event = { line, day, ordinal: days.ordinalOf(day), logAmount: Math.log(Math.abs(line.amountMinor)) };
    const group = groups.get(groupKey);
    if (group === undefined) groups.set(groupKey, [event]);
    else group.push(event);
  }
  return [...groups]
    .map(([groupKey, events]) => ({ groupKey, events: events.sort(compareEvents) }))
    .sort((a, b) => (a.groupKey < b.groupKey ? -1 : 1));
}
