import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import type { ImportAnswers, ReadStatementInput, StatementRow, UnderstoodStatement } from '../../../../../src-main/engine/import/types.ts';

type Given = { readonly answers?: ImportAnswers; readonly currency?: string | null; readonly fileName?: string };

/** What a reader is given for a file of these bytes, imported in June 2026 into a EUR account unless said otherwise. */
export function inputOfBytes(bytes: Uint8Array, given: Given = {}): ReadStatementInput {
  const currency = given.currency === undefined ? 'EUR' : given.currency;
  return {
    bytes,
    fileName: given.fileName ?? 'statement',
    accountCurrency: currency === null ? null : currencyCode(currency),
    answers: given.answers ?? {},
    asOf: isoDate('2026-06-30'),
  };
}

export function inputOf(text: string, given: Given = {}): ReadStatementInput {
  return inputOfBytes(new TextEncoder().encode(text), given);
}

export function rowsOf(statement: UnderstoodStatement): StatementRow[] {
  const rows: StatementRow[] = [];
  statement.readRows((row) => rows.push(row));
  return rows;
}

/** Rows as a person would note them: date, amount in minor units, currency, words. */
export function notesOf(statement: UnderstoodStatement): string[] {
  return rowsOf(statement).map((row) => `${row.bookingDate} ${row.amountMinor} ${row.currency} ${row.description}`);
}
