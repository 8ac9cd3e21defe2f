import { type CurrencyCode, isCurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { KeptRecord } from '../../import/table/header/find-header.ts';
import { saysBalanceOrTotal } from '../../import/table/line-words.ts';
import { currencyOfWord } from '../../import/table/values/currency-words.ts';
import { FIELD_TYPES, type RecordField } from '../fields.ts';
import { readCell } from '../read-cell.ts';
import type { FieldValue, RecordCell } from '../types.ts';
import { writeCell } from '../write-cell.ts';
import { buildAgreement } from './build-agreement.ts';
import { buildDocument } from './build-document.ts';
import { buildParty } from './build-party.ts';
import { type Built, rejected, type RowCells, type RowContext, type RowDraft, skipped } from './row-draft.ts';

const MONEY: readonly RecordField[] = ['openAmount', 'amount', 'netAmount', 'taxAmount', 'creditLimitMinor'];

/** The currency of a row: its column, the sign beside its amount, the title of the amount, else the base currency. */
function currencyOf(raw: ReadonlyMap<RecordField, string>, context: RowContext): CurrencyCode {
  const { reading, titledCurrency } = context;
  const stated = readCell(raw.get('currency') ?? '', 'currency', reading.baseCurrency, reading);
  if (stated.ok && typeof stated.value === 'string' && isCurrencyCode(stated.value)) return stated.value;
  for (const field of MONEY) {
    const currency = reading.amounts(raw.get(field) ?? '')?.currency;
    if (currency !== null && currency !== undefined) return currency;
  }
  return titledCurrency ?? reading.baseCurrency;
}

/** A sum below the table: beside figures and a currency it has only words that say so. */
function isTotal(cells: readonly string[], { reading }: RowContext): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const words = filled.filter((cell) => reading.amounts(cell) === null && currencyOfWord(cell, reading.baseCurrency) === null);
  return words.length > 0 && words.length < filled.length && words.every((cell) => saysBalanceOrTotal(cell));
}

function readingOf(value: FieldValue, field: RecordField, currency: CurrencyCode): string {
  const text = writeCell(value, field, currency);
  const type = FIELD_TYPES[field];
  if (type === 'amount' || type === 'magnitude') return `${text} ${currency}`;
  return type === 'percent' ? `${text} %` : text;
}

/** Fields that are understood as they stand and checked by those who use them. */
const LOOSE: ReadonlySet<RecordField> = new Set(['documentStatus']);

type ReadRow = RowCells & { readonly problems: readonly string[] };

function readFields(raw: ReadonlyMap<RecordField, string>, line: number, context: RowContext): ReadRow {
  const currency = currencyOf(raw, context);
  const read: Partial<Record<RecordField, FieldValue>> = {};
  const cells: RecordCell[] = [];
  const problems: string[] = [];
  for (const [field, cell] of raw) {
    if (cell === '') continue;
    // A column titled "VAT" may hold the rate instead of the amount.
    const isRate = field === 'taxAmount' && cell.includes('%');
    const result =
      LOOSE.has(field) || isRate ? ({ ok: true, value: isRate ? null : cell } as const) : readCell(cell, field, currency, context.reading);
    if (result.ok) read[field] = result.value;
    else problems.push(result.problem);
    cells.push({ field, raw: cell, reading: result.ok ? readingOf(result.value, field, currency) : '' });
  }
  return { line, raw, read, cells, currency, problems };
}

function build(row: RowCells, context: RowContext): Built {
  if (context.kind === 'customers' || context.kind === 'vendors') return buildParty(row);
  return context.kind === 'agreements' ? buildAgreement(row, context) : buildDocument(row, context);
}

/** Amounts as they were understood in the end: what leaves is negative, however the file writes it. */
function inCashSign({ cells, currency }: ReadRow, { values }: Built): RecordCell[] {
  return cells.map((cell) => {
    const value = FIELD_TYPES[cell.field] === 'amount' ? values[cell.field] : undefined;
    return typeof value === 'number' ? { ...cell, reading: readingOf(value, cell.field, currency) } : cell;
  });
}

/** What each row below the header says, with the reason where it is left out. */
export function readRows(rows: readonly KeptRecord[], indexOf: ReadonlyMap<RecordField, number>, context: RowContext): RowDraft[] {
  return rows.map(({ cells, line }): RowDraft => {
    const raw = new Map([...indexOf].map(([field, index]) => [field, cells[index] ?? ''] as const));
    const row = readFields(raw, line, context);
    const built = build(row, context);
    const own: RowDraft = { line, cells: inCashSign(row, built), currency: row.currency, ...built };
    if (isTotal(cells, context)) return { ...own, label: cells.find((cell) => cell !== '') ?? '', leftOut: skipped('It is a total.') };
    const [problem] = row.problems;
    if (problem === undefined || built.leftOut?.verdict === 'skipped') return own;
    return { ...own, leftOut: rejected(`${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`) };
  });
}
