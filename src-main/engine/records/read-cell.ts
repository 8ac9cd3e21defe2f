import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { currencyExponent } from '../../../src-shared/domain/money/currency.ts';
import type { AmountScanner } from '../import/table/values/amount-scan.ts';
import { type DecimalMark, magnitudeOf, markShownBy } from '../import/table/values/amount-value.ts';
import { currencyOfWord } from '../import/table/values/currency-words.ts';
import type { DateReader } from '../import/table/values/date-reader.ts';
import type { DateOrder } from '../import/table/values/date-shape.ts';
import { FIELD_TITLES, FIELD_TYPES, type FieldType, type RecordField } from './fields.ts';
import type { FieldValue } from './types.ts';
import { readDayRule, writeDayRule } from './words/day-rule-text.ts';
import { foldWords } from './words/fold-words.ts';
import { countryOf, languageOf } from './words/place-words.ts';
import { readEscalations, readMilestones, readOverrides, writeEscalations, writeMilestones, writeOverrides } from './words/term-parts-text.ts';
import { flagOfWord, valueOfWord, valuesOf } from './words/value-words.ts';

/** How the cells of a table are read, once everything about it is decided. */
export type CellReading = {
  readonly dates: DateReader;
  readonly amounts: AmountScanner;
  readonly order: DateOrder;
  readonly mark: DecimalMark;
  readonly baseCurrency: CurrencyCode;
};

/** A value, or what is wrong with the cell: the end of a sentence that begins with the line. */
export type CellResult = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly problem: string };

const LONGEST: Readonly<Partial<Record<FieldType, number>>> = { name: 200, text: 500, note: 5000, email: 254 };
/** Terms longer than this are a slip of the keyboard, not an agreement. */
const LONGEST_TERMS_DAYS = 730;
const MOST_OCCURRENCES = 10_000;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

const good = (value: FieldValue): CellResult => ({ ok: true, value });
const bad = (problem: string): CellResult => ({ ok: false, problem });

/** Takes away the sign that keeps a spreadsheet from reading a text as a formula; see `guardFormula`. */
export function unguardFormula(text: string): string {
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** A figure in units of 1/10^decimals, or null where the cell is none. Its own mark counts where it shows one. */
function scaled(cell: string, decimals: number, { amounts, mark }: CellReading): number | null {
  const scan = amounts(cell);
  if (scan === null) return null;
  const magnitude = magnitudeOf(scan, markShownBy(scan) ?? mark, decimals);
  if (magnitude < 0) return null;
  return scan.sign < 0 ? -magnitude : magnitude;
}

function readAmount(cell: string, currency: CurrencyCode, reading: CellReading): number | null {
  const scan = reading.amounts(cell);
  if (scan === null) return null;
  const magnitude = magnitudeOf(scan, reading.mark, currencyExponent(currency));
  const minor = magnitude < 0 ? null : scan.sign < 0 ? -magnitude : magnitude;
  return minor === null || !Number.isSafeInteger(minor) ? null : minor;
}

/** Percent as basis points: `19 %`, `2.5`. */
function readPercent(cell: string, reading: CellReading): number | null {
  const bps = scaled(cell.replace('%', '').trim(), 2, reading);
  return bps === null || bps < 0 || bps > 10_000 ? null : bps;
}

/** A share from 0 to 1, also as percent. */
function readShare(cell: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,15}))?\s*(%?)$/.exec(cell);
  if (match === null) return null;
  const value = Number(`${match[1] ?? ''}.${match[2] ?? '0'}`);
  const share = match[3] === '%' || value > 1 ? value / 100 : value;
  return share <= 1 ? share : null;
}

function readWhole(cell: string, most: number): number | null {
  return /^\d{1,5}$/.test(cell) && Number(cell) <= most ? Number(cell) : null;
}

const AT_ONCE =
  /^(due on receipt|on receipt|cash|immediately|cod|sofort|sofort fallig|bar|comptant|a reception|al contado|contado|contanti|a vista|rimessa diretta|contant|direct)$/;

/** The days that payment terms give in words, null where they give none or more than one figure: `30 days net`, `NET30`, `sofort`. */
export function daysOfTerms(text: string): number | null {
  if (AT_ONCE.test(foldWords(text))) return 0;
  const figures = text.match(/\d+/g) ?? [];
  const days = Number(figures[0]);
  return figures.length === 1 && !text.includes('%') && days <= LONGEST_TERMS_DAYS ? days : null;
}

type Reader = (cell: string, field: RecordField, currency: CurrencyCode, reading: CellReading) => FieldValue;

/** A list in the one way in which it is written, so that two that say the same are the same. */
function rewritten<T>(parts: T | null, write: (parts: T) => string | null): string | null {
  return parts === null ? null : write(parts);
}

const READERS: Readonly<Record<FieldType, Reader>> = {
  name: (cell) => unguardFormula(cell),
  text: (cell) => unguardFormula(cell),
  note: (cell) => unguardFormula(cell),
  email: (cell) => (EMAIL.test(cell.replace(/^mailto:/i, '')) ? cell.replace(/^mailto:/i, '') : null),
  country: countryOf,
  language: languageOf,
  currency: (cell, _field, _currency, { baseCurrency }) => currencyOfWord(cell, baseCurrency),
  days: daysOfTerms,
  count: (cell) => readWhole(cell, MOST_OCCURRENCES),
  amount: (cell, _field, currency, reading) => readAmount(cell, currency, reading),
  magnitude: (cell, _field, currency, reading) => {
    const minor = readAmount(cell, currency, reading);
    return minor === null || minor < 0 ? null : minor;
  },
  date: (cell, _field, _currency, { dates, order }) => dates.date(cell, order),
  percent: (cell, _field, _currency, reading) => readPercent(cell, reading),
  share: readShare,
  flag: flagOfWord,
  word: (cell, field) => valueOfWord(field, cell),
  dayRule: (cell) => {
    const rule = readDayRule(cell);
    return rule === null ? null : writeDayRule(rule);
  },
  escalations: (cell, _field, currency) => rewritten(readEscalations(cell, currency), (parts) => writeEscalations(parts, currency)),
  overrides: (cell, _field, currency) => rewritten(readOverrides(cell, currency), (parts) => writeOverrides(parts, currency)),
  milestones: (cell) => rewritten(readMilestones(cell), writeMilestones),
};

const EXPECTED: Readonly<Record<FieldType, string>> = {
  name: 'a name',
  text: 'a text',
  note: 'a text',
  email: 'an e-mail address',
  country: 'a country that is known here; write its two-letter code',
  language: 'a language that is known here; write its two-letter code',
  currency: 'a currency; write its three-letter code',
  days: `a number of days up to ${LONGEST_TERMS_DAYS}`,
  count: `a number up to ${MOST_OCCURRENCES}`,
  amount: 'an amount',
  magnitude: 'an amount without a minus',
  date: 'a date that exists',
  percent: 'a percentage from 0 to 100',
  share: 'a probability from 0 to 100 %',
  flag: 'yes or no',
  word: '',
  escalations: 'a list such as 2027-01-01 yearly 3%; 2028-01-01 once 50.00',
  overrides: 'a list such as 2026-05-01 skipped; 2026-06-01 on 2026-06-15 150.00',
  milestones: 'a list such as 2026-04-01 30% Deposit; 2026-09-01 70% Rest',
  dayRule: 'a day such as 15, 1 and 15, friday or last business day',
};

/**
 * What a cell says as a field, money in minor units of `currency` with the sign as it stands. An empty cell says nothing and is null; one that says
 * something else than the field can hold is a problem in words, never a guess.
 */
export function readCell(cell: string, field: RecordField, currency: CurrencyCode, reading: CellReading): CellResult {
  if (cell === '') return good(null);
  const type = FIELD_TYPES[field];
  const longest = LONGEST[type];
  const title = FIELD_TITLES[field].replace(/ \(.*\)$/, '').toLowerCase();
  if (longest !== undefined && cell.length > longest) return bad(`the ${title} is longer than ${longest} characters`);
  const value = READERS[type](cell, field, currency, reading);
  if (value !== null) return good(value);
  const expected = type === 'word' ? `one of ${valuesOf(field).join(', ')}` : EXPECTED[type];
  return bad(`the ${title} “${cell.slice(0, 40)}” is not ${expected}`);
}
