import type { ImportResult, ImportRow } from '../../../src-shared/contract/imports.ts';

/** One line of the preview: a movement, a line that is none, or one that could not be read. */
export type PreviewEntry =
  | { readonly kind: 'row'; readonly line: number; readonly nextLine: number | null; readonly row: ImportRow }
  | { readonly kind: 'skipped' | 'rejected'; readonly line: number; readonly nextLine: number | null; readonly reason: string };

export type PreviewFilter = 'all' | 'new' | 'twin' | 'changed' | 'same' | 'skipped' | 'rejected';

/** Everything the file holds, in the file's own order. */
export function previewEntries(result: ImportResult): PreviewEntry[] {
  const entries = [
    ...result.rows.map((row) => ({ kind: 'row' as const, line: row.line, row })),
    ...result.skipped.map((left) => ({ kind: 'skipped' as const, line: left.line, reason: left.reason })),
    ...result.rejected.map((left) => ({ kind: 'rejected' as const, line: left.line, reason: left.reason })),
  ].toSorted((a, b) => a.line - b.line);
  return entries.map((entry, index) => {
    const next = entries[index + 1];
    return { ...entry, nextLine: next === undefined || next.line <= entry.line ? null : next.line };
  });
}

/** Which of the filters above the preview an entry belongs to: its verdict. */
export function filterOf(entry: PreviewEntry): Exclude<PreviewFilter, 'all'> {
  return entry.kind === 'row' ? entry.row.verdict : entry.kind;
}

/** The entry a line of the file lies in: the one that starts there, else the last one that starts before it; null before the first. */
export function entryAtLine(entries: readonly PreviewEntry[], line: number): number | null {
  const index = entries.findLastIndex((entry) => entry.line <= line);
  return index < 0 ? null : index;
}

/** Parts of a reading that a cell of the file can be connected with. */
export type ReadingPart = 'date' | 'valueDate' | 'amount' | 'currency' | 'description' | 'counterparty' | 'reference' | 'balance';

/** What is pointed at: a row, and in it one part or, from the keyboard, all of them. */
export type Pointed = { readonly row: number; readonly part: ReadingPart | 'all' };

const PART_OF_ROLE: ReadonlyArray<readonly [RegExp, ReadingPart]> = [
  [/value.?date/i, 'valueDate'],
  [/date/i, 'date'],
  [/balance/i, 'balance'],
  [/currency/i, 'currency'],
  [/amount|debit|credit|sign|direction|money|fee/i, 'amount'],
  [/counterparty|payee|payer|partner|name|iban/i, 'counterparty'],
  [/reference|end.?to.?end|id$/i, 'reference'],
  [/description|memo|purpose|details|text|type/i, 'description'],
];

/** What a column was read as, from its role; null for a column that was left alone. */
export function partOfRole(role: string): ReadingPart | null {
  return PART_OF_ROLE.find(([pattern]) => pattern.test(role))?.[1] ?? null;
}
