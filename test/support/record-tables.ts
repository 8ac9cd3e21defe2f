import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { RecordKind } from '../../src-shared/domain/vocabulary/records.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import type { KnownBooks, RecordAnswers, RecordTable } from '../../src-main/engine/records/types.ts';
import { understandRecords } from '../../src-main/engine/records/understand-records.ts';
import { EUR } from './test-app.ts';

export const NO_BOOKS: KnownBooks = { customers: [], vendors: [], agreements: [], documents: [] };

type Given = { readonly kind?: RecordKind; readonly answers?: RecordAnswers; readonly books?: KnownBooks; readonly asOf?: string };

/** A table as text or bytes, understood on 5 March 2026 in books in euro. */
export function understand(table: string | Uint8Array, given: Given = {}): RecordTable {
  const bytes = typeof table === 'string' ? new TextEncoder().encode(table) : table;
  const { kind, answers = {}, books = NO_BOOKS, asOf = '2026-03-05' } = given;
  return understandRecords({ bytes, kind, answers, baseCurrency: EUR, asOf: isoDate(asOf) }, () => books, UNCONTROLLED);
}

/** What became of each row: its line, verdict and what it would write. */
export function written(table: RecordTable): { line: number; verdict: string; values: unknown; party: string | undefined }[] {
  return table.rows.map(({ line, verdict, values, party }) => ({ line, verdict, values, party: party?.name }));
}
