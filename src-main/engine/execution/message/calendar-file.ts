import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { MessageLanguage } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { assert } from '../../../../src-shared/result/assert.ts';
import { piecesByOctets } from './fold-line.ts';
import { calendarInstant } from './instant.ts';

/** A day on which something is due to an authority. */
export type StatutoryDate = {
  /** Id of the due item: the UID of the event, so that a later file moves the same event. */
  readonly id: string;
  readonly dueDate: IsoDate;
  /** What is due, in the owner's words: `VAT, first quarter`. */
  readonly title: string;
  /** Amount with currency as it is to be read, or null when it is not known. */
  readonly amountText: string | null;
  /** Counts changes of the event; a mail program takes the highest. */
  readonly revision: number;
};

export type CalendarOptions = {
  readonly language: MessageLanguage;
  readonly calendarName: string;
  /** UTC instant at which the file is made. */
  readonly createdAt: string;
  /** Days before the due date on which to be reminded, at nine in the morning. */
  readonly alarmDaysBefore: readonly number[];
};

/** Longest line in octets without its end (RFC 5545, 3.1); a continued line spends one on the space in front. */
const LINE_OCTETS = 75;
/** Alarms of an all-day event count from midnight: the hour at which they sound. */
const ALARM_HOUR = 9;

type Words = { readonly due: string; readonly amount: string; readonly check: string };
const WORDS: Readonly<Record<MessageLanguage, Words>> = {
  en: { due: 'Due', amount: 'Amount', check: 'Pay early enough for the money to arrive on this day.' },
  de: { due: 'Fällig', amount: 'Betrag', check: 'Rechtzeitig zahlen, damit das Geld an diesem Tag eingegangen ist.' },
  fr: { due: 'Échéance', amount: 'Montant', check: 'Payer assez tôt pour que les fonds arrivent ce jour-là.' },
  es: { due: 'Vencimiento', amount: 'Importe', check: 'Pagar con tiempo para que el dinero llegue ese día.' },
};

/** TEXT value (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const folded = (line: string): string => piecesByOctets(line, LINE_OCTETS, LINE_OCTETS - 1).join('\r\n ');

/** Time from the start of the day back to nine o'clock so many days before: 1 day is `-PT15H`, 7 days `-P6DT15H`, 0 days `PT9H`. */
function trigger(daysBefore: number): string {
  assert(Number.isInteger(daysBefore) && daysBefore >= 0, 'whole days before');
  if (daysBefore === 0) return `PT${ALARM_HOUR}H`;
  return daysBefore === 1 ? `-PT${24 - ALARM_HOUR}H` : `-P${daysBefore - 1}DT${24 - ALARM_HOUR}H`;
}

function eventLines(event: StatutoryDate, options: CalendarOptions): string[] {
  const words = WORDS[options.language];
  const summary = `${words.due}: ${event.title}`;
  const description = [...(event.amountText === null ? [] : [`${words.amount}: ${event.amountText}`]), words.check].join('\n');
  const day = (date: IsoDate): string => date.replaceAll('-', '');
  const alarms = [...new Set(options.alarmDaysBefore)]
    .sort((a, b) => b - a)
    .flatMap((days) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${trigger(days)}`, 'END:VALARM']);
  return [
    'BEGIN:VEVENT',
    `UID:${event.id.replace(/[^A-Za-z0-9._-]/g, '-')}@tamio`,
    `DTSTAMP:${calendarInstant(options.createdAt)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTART;VALUE=DATE:${day(event.dueDate)}`,
    // The end of an all-day event is the first day after it.
    `DTEND;VALUE=DATE:${day(addDays(event.dueDate, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    ...alarms,
    'END:VEVENT',
  ];
}

/**
 * Statutory dates as calendar file (RFC 5545): one all-day event a date in the order of the dates, a stable UID, alarms at nine in the morning, lines
 * folded at 75 octets, CRLF.
 */
export function writeCalendar(dates: readonly StatutoryDate[], options: CalendarOptions): string {
  const events = dates.toSorted((a, b) => (a.dueDate === b.dueDate ? (a.id < b.id ? -1 : 1) : a.dueDate < b.dueDate ? -1 : 1));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tamio//Statutory dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(options.calendarName)}`,
    ...events.flatMap((event) => eventLines(event, options)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
