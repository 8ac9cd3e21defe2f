import { hash } from 'node:crypto';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { findReplacements, type Replacement, type UnknownRow } from '../../engine/identity/find-replacements.ts';
import { createVerdictBook, identityText } from '../../engine/identity/identify-rows.ts';
import type { StatementRow, UnderstoodStatement } from '../../engine/import/types.ts';
import { countIdentities, listLinesByIdentity } from '../../features/imports/store.ts';
import type { JobContext } from '../job-context.ts';
import type { Comparison, ImportJobInput, RowVerdict, ScannedRows, TargetAccount } from './import-work.ts';

/** Rows between two looks at Cancel and two progress reports. */
const ROWS_PER_CHECK = 20_000;
/** How far before the statement a pending line may lie that it shows as booked. */
const PENDING_DAYS = 7;

/** Gathers what one pass over the file tells: identities, dates, accounts, and the rows to show. */
export function createScanner(rowLimit: number | null): { add: (row: StatementRow) => string; finish: () => ScannedRows } {
  const identities: string[] = [];
  const lines: number[] = [];
  const shown: StatementRow[] = [];
  const accounts = new Map<string, number>();
  let firstDate: IsoDate | null = null;
  let lastDate: IsoDate | null = null;
  return {
    add: (row) => {
      // 132 bits of SHA-256: no accidental collision within any ledger, and short enough to store with every line.
      const identity = hash('sha256', identityText(row), 'base64url').slice(0, 22);
      identities.push(identity);
      lines.push(row.line);
      if (firstDate === null || row.bookingDate < firstDate) firstDate = row.bookingDate;
      if (lastDate === null || row.bookingDate > lastDate) lastDate = row.bookingDate;
      if (row.statementAccount !== null) accounts.set(row.statementAccount, (accounts.get(row.statementAccount) ?? 0) + 1);
      if (rowLimit === null || shown.length < rowLimit) shown.push(row);
      return identity;
    },
    finish: () => ({ identities, lines, shown, firstDate, lastDate, accounts }),
  };
}

export function scanRows(statement: UnderstoodStatement, rowLimit: number | null, context: JobContext): ScannedRows {
  const scanner = createScanner(rowLimit);
  let count = 0;
  statement.readRows((row) => {
    scanner.add(row);
    if (++count % ROWS_PER_CHECK === 0) context.control.checkpoint('Comparing with the book', count, statement.rowCount);
  });
  return scanner.finish();
}

/** What the person ticked and unticked beats what the comparison found. */
function applyChoices(verdicts: RowVerdict[], scanned: ScannedRows, input: ImportJobInput): void {
  if (input.leaveOut.length === 0 && input.takeAnyway.length === 0) return;
  const leaveOut = new Set(input.leaveOut);
  const takeAnyway = new Set(input.takeAnyway);
  for (const [index, line] of scanned.lines.entries()) {
    if (leaveOut.has(line)) verdicts[index] = 'skipped';
    else if (verdicts[index] === 'same' && takeAnyway.has(line)) verdicts[index] = 'twin';
  }
}

/** Identities of which the book holds more lines than the statement that covers their days. */
function unclaimedIdentities(inBook: ReadonlyMap<string, number>, scanned: ScannedRows): string[] {
  const inFile = new Map<string, number>();
  for (const identity of scanned.identities) inFile.set(identity, (inFile.get(identity) ?? 0) + 1);
  return [...inBook].filter(([identity, count]) => count > (inFile.get(identity) ?? 0)).map(([identity]) => identity);
}

function findChanged(
  statement: UnderstoodStatement,
  verdicts: readonly RowVerdict[],
  lines: ReturnType<typeof listLinesByIdentity>,
): Map<number, Replacement> {
  const amounts = new Set(lines.map((line) => line.amountMinor));
  const unknown: UnknownRow[] = [];
  let index = 0;
  statement.readRows((row) => {
    const at = index++;
    if (verdicts[at] !== 'new' || !amounts.has(row.amountMinor)) return;
    const { bookingDate, amountMinor, currency, description, counterparty, balanceMinor, bankReference, isPending } = row;
    unknown.push({ index: at, bookingDate, amountMinor, currency, description, counterparty, balanceMinor, bankReference, isPending });
  });
  return new Map(findReplacements(unknown, lines).map((replacement) => [replacement.index, replacement]));
}

/** Compares a scanned file with the book: count-aware by identity, then lines the bank has written anew, then the person's own ticks. */
export function compareWithBook(
  work: { statement: UnderstoodStatement; scanned: ScannedRows; target: TargetAccount; input: ImportJobInput },
  context: JobContext,
): Comparison {
  const { statement, scanned, target, input } = work;
  const isKnown = target.id !== null && scanned.firstDate !== null && scanned.lastDate !== null;
  const range = isKnown
    ? { businessId: input.business.businessId, accountId: target.id, from: addDays(scanned.firstDate, -PENDING_DAYS), to: scanned.lastDate }
    : null;
  const inBook = range === null ? new Map<string, number>() : countIdentities(context.database.read, range);
  const book = createVerdictBook(inBook);
  const verdicts: RowVerdict[] = scanned.identities.map((identity) => book.classify(identity));
  let replacements = new Map<number, Replacement>();
  if (range !== null && verdicts.includes('new')) {
    const unclaimed = unclaimedIdentities(inBook, scanned);
    // A line before the statement's first day counts only while it is pending: the statement does not speak of other lines there.
    const lines = listLinesByIdentity(context.database.read, range, unclaimed).filter(
      (line) => line.isPending || line.bookingDate >= (scanned.firstDate ?? line.bookingDate),
    );
    if (lines.length > 0) replacements = findChanged(statement, verdicts, lines);
    for (const index of replacements.keys()) verdicts[index] = 'changed';
  }
  applyChoices(verdicts, scanned, input);
  for (const index of replacements.keys()) if (verdicts[index] !== 'changed') replacements.delete(index);
  return { verdicts, replacements };
}
