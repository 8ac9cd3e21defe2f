import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { readStatement } from '../../../../src-main/engine/import/read-statement.ts';
import type { ImportAnswers, StatementRow, UnderstoodStatement } from '../../../../src-main/engine/import/types.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';

export type ReadText = { readonly understood: UnderstoodStatement; readonly rows: readonly StatementRow[] };

/** Reads lines of text as a statement of an account, on a day after all of them. */
export function readText(lines: readonly string[], currency: string | null, answers: ImportAnswers = {}): ReadText {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const accountCurrency = currency === null ? null : currencyCode(currency);
  const understood = readStatement({ bytes, fileName: 'statement', accountCurrency, answers, asOf: isoDate('2026-06-30') }, UNCONTROLLED);
  const rows: StatementRow[] = [];
  understood.readRows((row) => rows.push(row));
  return { understood, rows };
}

/** `2025-01-15 -4510 EUR` for every row. */
export function shortRows(rows: readonly StatementRow[]): string[] {
  return rows.map((row) => `${row.bookingDate} ${row.amountMinor} ${row.currency}`);
}
