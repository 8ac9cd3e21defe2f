import { type IsoDate, isIsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal, parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Escalation, Milestone, OccurrenceOverride } from '../../obligations/types.ts';

/** As many as the contract takes. */
const MOST = { escalations: 50, overrides: 500, milestones: 50 } as const;
const LONGEST_LABEL = 100;

/** Basis points as a percentage with its point, without trailing zeros: 250 is `2.5%`. */
function writePercent(bps: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(bps) / 100), Math.abs(bps) % 100];
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${bps < 0 ? '-' : ''}${whole}${decimals}%`;
}

function readPercent(text: string): number | null {
  const match = /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?%$/.exec(text);
  if (match === null) return null;
  const bps = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -bps : bps;
}

/** The entries of a list, parted by semicolons outside quotes; null where a quote is left open. */
function entriesOf(text: string): string[] | null {
  const entries = text.match(/(?:"(?:[^"]|"")*"|[^;"])+/g) ?? [];
  const isQuoteOpen = text.replaceAll(/"(?:[^"]|"")*"/g, '').includes('"');
  return isQuoteOpen ? null : entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Every entry read, or null where one says nothing that can be understood, or there are too many. */
function readAll<T>(text: string, most: number, read: (entry: string) => T | null): T[] | null {
  const entries = entriesOf(text);
  if (entries === null || entries.length > most) return null;
  const parts = entries.map(read);
  return parts.includes(null) ? null : (parts as T[]);
}

function readDate(word: string | undefined): IsoDate | null {
  return word !== undefined && isIsoDate(word) ? word : null;
}

/** Changes of price, amounts in cash sign: `2027-01-01 yearly 3%; 2028-07-01 once -50.00`. */
export function writeEscalations(escalations: readonly Escalation[], currency: CurrencyCode): string | null {
  const written = escalations.map(
    ({ fromDate, repeats, by }) =>
      `${fromDate} ${repeats} ${by.kind === 'percent' ? writePercent(by.rateBps) : formatDecimal(by.amountMinor, currency)}`,
  );
  return written.length === 0 ? null : written.join('; ');
}

export function readEscalations(text: string, currency: CurrencyCode): Escalation[] | null {
  return readAll(text, MOST.escalations, (entry) => {
    const [day, repeats, amount = '', ...more] = entry.split(/\s+/);
    const fromDate = readDate(day);
    if (fromDate === null || (repeats !== 'once' && repeats !== 'yearly') || more.length > 0) return null;
    const rateBps = readPercent(amount);
    if (rateBps !== null) return { fromDate, repeats, by: { kind: 'percent', rateBps } };
    const amountMinor = parseDecimal(amount, currency);
    return amountMinor === null ? null : { fromDate, repeats, by: { kind: 'amount', amountMinor } };
  });
}

/** What differs on single dates: `2026-05-01 skipped; 2026-06-01 on 2026-06-15 -150.00`. */
export function writeOverrides(overrides: readonly OccurrenceOverride[], currency: CurrencyCode): string | null {
  const written = overrides.map(({ nominalDate, isSkipped, dueDate, amountMinor }) =>
    [
      nominalDate,
      ...(isSkipped ? ['skipped'] : []),
      ...(dueDate === null ? [] : [`on ${dueDate}`]),
      ...(amountMinor === null ? [] : [formatDecimal(amountMinor, currency)]),
    ].join(' '),
  );
  return written.length === 0 ? null : written.join('; ');
}

export function readOverrides(text: string, currency: CurrencyCode): OccurrenceOverride[] | null {
  return readAll(text, MOST.overrides, (entry) => {
    const match = /^(\S+)( skipped)?(?: on (\S+))?(?: ([+-]?[\d.]+))?$/.exec(entry.replaceAll(/\s+/g, ' '));
    const nominalDate = readDate(match?.[1]);
    const dueDate = readDate(match?.[3]);
    const amountMinor: MinorUnits | null = match?.[4] === undefined ? null : parseDecimal(match[4], currency);
    const isUnread = (match?.[3] !== undefined && dueDate === null) || (match?.[4] !== undefined && amountMinor === null);
    if (match === null || nominalDate === null || isUnread) return null;
    return { nominalDate, isSkipped: match[2] !== undefined, dueDate, amountMinor };
  });
}

function quotedLabel(label: string): string {
  return /[;"]|^\s|\s$|\s\s/.test(label) ? `"${label.replaceAll('"', '""')}"` : label;
}

/** Parts of a fixed total: `2026-04-01 30% Deposit; 2026-09-01 70% "Rest; on delivery"`. */
export function writeMilestones(milestones: readonly Milestone[]): string | null {
  const written = milestones.map(({ label, dueDate, shareBps }) => `${dueDate} ${writePercent(shareBps)} ${quotedLabel(label)}`);
  return written.length === 0 ? null : written.join('; ');
}

export function readMilestones(text: string): Milestone[] | null {
  return readAll(text, MOST.milestones, (entry) => {
    const match = /^(\S+)\s+(\S+)\s+(.+)$/s.exec(entry);
    const dueDate = readDate(match?.[1]);
    const shareBps = readPercent(match?.[2] ?? '');
    const written = match?.[3] ?? '';
    const label = (/^"(.*)"$/s.exec(written)?.[1]?.replaceAll('""', '"') ?? written).trim();
    if (dueDate === null || shareBps === null || shareBps < 1 || shareBps > 10_000 || label === '' || label.length > LONGEST_LABEL) return null;
    return { label, dueDate, shareBps };
  });
}
