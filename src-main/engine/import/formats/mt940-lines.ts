import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { dateFromParts, dateParts, daysBetween, daysInMonth, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { parseFigure } from './figures.ts';
import type { SectionBalance } from './sections.ts';

/** Two-digit years from here on are of the last century: SWIFT's own rule for field 61 and the balances. */
const FIRST_YEAR_OF_1900S = 80;

/**
 * A six-digit SWIFT date (`110524` is 2011-05-24). A day that the month does not have, as interest conventions with months of thirty days
 * write it (`160230`), is the month's last day. Null where it is no date.
 */
function swiftDate(digits: string): IsoDate | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year >= FIRST_YEAR_OF_1900S ? 1900 + year : 2000 + year;
  return dateFromParts(full, month, Math.min(day, daysInMonth(full, month)));
}

/** An entry date (`MMDD`) in the year that puts it nearest to the value date: 0102 beside 2011-12-31 is 2012-01-02. */
function entryDate(digits: string, valueDate: IsoDate): IsoDate | null {
  const { year } = dateParts(valueDate);
  let nearest: IsoDate | null = null;
  for (const candidate of [year - 1, year, year + 1]) {
    const date = swiftDate(`${String(candidate % 100).padStart(2, '0')}${digits}`);
    if (date !== null && (nearest === null || Math.abs(daysBetween(date, valueDate)) < Math.abs(daysBetween(nearest, valueDate)))) nearest = date;
  }
  return nearest;
}

export type WrittenBalance = { readonly isDebit: boolean; readonly date: IsoDate; readonly currency: string | null; readonly amount: string };

/** Fields 60, 62, 64 and 65: mark, date, currency (which some writers forget) and amount. Null where the field is damaged. */
export function parseBalanceField(text: string): WrittenBalance | null {
  const match = /^\s*(C|D)\s*(\d{6})\s*([A-Z]{3})?\s*([\d.,]+)\s*$/.exec(text.split('\n')[0] ?? '');
  const date = match?.[2] === undefined ? null : swiftDate(match[2]);
  if (match === null || date === null) return null;
  return { isDebit: match[1] === 'D', date, currency: match[3] ?? null, amount: match[4] ?? '' };
}

export function sectionBalance(written: WrittenBalance | null, currency: CurrencyCode): SectionBalance | null {
  const figure = written === null ? null : parseFigure(written.amount, currency, 'standard');
  if (written === null || figure === null) return null;
  return { balanceDate: written.date, balanceMinor: written.isDebit ? minorUnits(-figure.amountMinor) : figure.amountMinor, currency };
}

export type Mt940Line = {
  readonly valueDate: IsoDate;
  readonly entryDate: IsoDate | null;
  readonly amountMinor: MinorUnits;
  /** Announced by the bank, not yet booked (marks EC and ED). */
  readonly isExpected: boolean;
  readonly type: string;
  readonly customerReference: string | null;
  readonly bankReference: string | null;
  /** The lines below the first: what the bank adds in words. */
  readonly supplement: string;
};

const LINE = /^\s*(\d{6})\s*(\d{4})?\s*(RC|RD|EC|ED|C|D)([A-Z])?\s*([\d.,]*\d[\d.,]*)\s*(.*)$/;
/** `NONREF` says there is none; `EREF` and the like say that it stands in field 86. */
const NO_REFERENCE = /^(?:NON?REF|EREF|PREF|KREF|MREF|MARF)?\+?$/i;
const reference = (text: string | undefined): string | null => (text === undefined || NO_REFERENCE.test(text.trim()) ? null : text.trim());

/**
 * Field 61: value date, entry date, mark, funds code, amount, type and references. C and RD put money in, D and RC take it out (R reverses the
 * mark behind it). Source: SWIFT MT940, field 61. The result is a reason in words where the line cannot be read.
 */
export function parseStatementLine(text: string, currency: CurrencyCode): Mt940Line | string {
  const [first = '', ...more] = text.split('\n');
  const match = LINE.exec(first);
  if (match === null) return `The statement line "${first.slice(0, 40)}" does not have the form of field 61.`;
  const [, date = '', entry, mark = '', , amount = '', rest = ''] = match;
  const valueDate = swiftDate(date);
  if (valueDate === null) return `The date "${date}" does not exist.`;
  const figure = parseFigure(amount, currency, 'standard');
  if (figure === null) return `The amount "${amount.slice(0, 40)}" cannot be read.`;
  const isIn = mark === 'C' || mark === 'RD' || mark === 'EC';
  const [own = '', ...bank] = rest.slice(4).split('//');
  return {
    valueDate,
    entryDate: entry === undefined ? null : entryDate(entry, valueDate),
    amountMinor: isIn ? figure.amountMinor : minorUnits(-figure.amountMinor),
    isExpected: mark.startsWith('E'),
    type: rest.slice(0, 4),
    customerReference: reference(own),
    bankReference: reference(bank.join('//')),
    supplement: more.join(' '),
  };
}
