import { closeSync, openSync, writeSync } from 'node:fs';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import { PLAIN_CONVENTION, writeStatementCsv } from '../../src-main/engine/sample/write-statement-csv.ts';
import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';

/** A statement of that many believable lines with a running balance, ending on a fixed day; the same seed always gives the same file. */
export function writeLedgerFile(path: string, options: { rows: number; seed?: number; endDate?: string }): void {
  const file = openSync(path, 'w');
  try {
    const lines = generateLedger({ seed: options.seed ?? 1, rows: options.rows, endDate: isoDate(options.endDate ?? '2026-03-04') });
    for (const chunk of writeStatementCsv(lines, PLAIN_CONVENTION)) writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
}
