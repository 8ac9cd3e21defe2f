import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { median, rounded } from '../support/figures.ts';
import { writeLedgerFile } from '../support/ledger-file.ts';

const LARGEST = 1_000_000;
const SIZES = [100_000, LARGEST];
const RUNS = 5;
/** Where five runs of a size would take longer than this, three must do, and the name of the figure says so. */
const LONGEST_MS = 10 * 60_000;
const FEWER_RUNS = 3;
/** For the largest, against the SQLite shell's bare import of the same file in the same run: no key, no dates understood, no duplicates, no log. */
const MOST_TIMES_SHELL = 5;
/** Of the whole process, whatever the size of the file. */
const MOST_MEMORY_MB = 400;

const CHILD = join(import.meta.dirname, '..', 'support', 'children', 'import-once.ts');

/** The columns of the ledger as the shell stores them: one table, one index on the day. */
const TABLE =
  'CREATE TABLE lines (booking_date TEXT, value_date TEXT, description TEXT, counterparty TEXT, iban TEXT, reference TEXT, amount TEXT, currency TEXT, balance TEXT)';

type Import = { readonly importMs: number; readonly reimportMs: number; readonly peakRssMb: number; readonly lines: number; readonly same: number };

function importOnce(path: string): Import {
  const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Import;
}

/** Milliseconds of the shell's `.import`; null where there is no shell. */
function importByShell(path: string, folder: string): number | null {
  const database = join(folder, 'shell.db');
  rmSync(database, { force: true });
  const startedMs = performance.now();
  try {
    execFileSync('sqlite3', [database, TABLE, 'CREATE INDEX lines_by_day ON lines (booking_date)', '.mode csv', `.import --skip 1 ${path} lines`], {
      stdio: 'pipe',
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return performance.now() - startedMs;
}

function measureSize(rows: number, folder: string): MeasuredRow[] {
  const path = join(folder, 'ledger.csv');
  writeLedgerFile(path, { rows });
  // Alternating, so that both see the same machine.
  const runs: { shellMs: number | null; own: Import }[] = [];
  let wanted = RUNS;
  while (runs.length < wanted) {
    const startedMs = performance.now();
    runs.push({ shellMs: importByShell(path, folder), own: importOnce(path) });
    if ((performance.now() - startedMs) * RUNS > LONGEST_MS) wanted = FEWER_RUNS;
  }
  const importMs = median(runs.map(({ own }) => own.importMs));
  const reimportMs = median(runs.map(({ own }) => own.reimportMs));
  const peakMb = Math.round(median(runs.map(({ own }) => own.peakRssMb)));
  const shellRuns = runs.flatMap(({ shellMs }) => (shellMs === null ? [] : [shellMs]));
  const ratio = shellRuns.length === 0 ? null : importMs / median(shellRuns);
  const isComplete = runs.every(({ own }) => own.lines === rows && own.same === rows);
  const name = `${rows.toLocaleString('en')}${wanted === RUNS ? '' : ` (of ${wanted} runs)`}`;
  return [
    { name: `${name} lines: import`, value: rounded(importMs / 1000), unit: 's' },
    { name: `${name} lines: a second`, value: Math.round((rows / importMs) * 1000), unit: 'lines' },
    ratio === null
      ? { name: `${name} lines: ratio to the SQLite shell`, value: 'not to be had', unit: '(no sqlite3 here)' }
      : {
          name: `${name} lines: times the SQLite shell (${rounded(median(shellRuns) / 1000)} s)`,
          value: rounded(ratio),
          unit: '×',
          // A tenth of the lines takes the same time to open the books and to look at what came in.
          ...(rows === LARGEST ? { limit: MOST_TIMES_SHELL, isOk: ratio <= MOST_TIMES_SHELL } : {}),
        },
    {
      name: `${name} lines: the same file again`,
      value: rounded(reimportMs / 1000),
      unit: 's',
      limit: rounded(importMs / 1000),
      isOk: reimportMs <= importMs,
    },
    { name: `${name} lines: peak memory of the process`, value: peakMb, unit: 'MB', limit: MOST_MEMORY_MB, isOk: peakMb <= MOST_MEMORY_MB },
    { name: `${name} lines: every line booked, then recognised`, value: isComplete ? 'yes' : 'no', unit: '', isOk: isComplete },
  ];
}

export default async function importBench(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'tamio-bench-'));
  try {
    return { title: `Import of a bank statement, median of ${RUNS}`, rows: SIZES.flatMap((rows) => measureSize(rows, folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
