import { zstdCompressSync } from 'node:zlib';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { Replacement } from '../../engine/identity/find-replacements.ts';
import { createVerdictBook, IDENTITY_VERSION } from '../../engine/identity/identify-rows.ts';
import type { StatementRow, UnderstoodStatement } from '../../engine/import/types.ts';
import type { SqlValue, WriteHandle } from '../../database/database.ts';
import { insertAccount, insertBalance, STAGED_SOURCE } from '../../features/accounts/store.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY } from '../../features/audit/import-entries.ts';
import { createRowsDigest } from '../../features/audit/rows-digest.ts';
import {
  accountSource,
  applyDayTotals,
  bookingState,
  type DayTotal,
  insertStagedBatch,
  insertTransactions,
  markAccountImported,
  markBooked,
} from '../../features/imports/store.ts';
import { keepProfile } from '../../features/imports/profile-store.ts';
import { type ReplacedLine, replaceLines } from '../../features/imports/replace-lines.ts';
import { removeStaged } from '../../features/imports/remove-staged.ts';
import { processToken } from '../../platform/process-token.ts';
import type { JobContext } from '../job-context.ts';
import { createBaseConverter } from './base-converter.ts';
import { createScanner } from './compare-statement.ts';
import type { BookingWork, JudgedFile, RowVerdict } from './import-work.ts';
import { waitForTurn } from './wait-for-turn.ts';

/**
 * Rows staged in one transaction, and how long the worker then leaves the lock to others: the interface's own writes get in between
 * (measured: its writes wait 3 ms at most, against 79 ms without the pause).
 */
const ROWS_PER_TRANSACTION = 5000;
const PAUSE_MS = 2;

const pauseCell = new Int32Array(new SharedArrayBuffer(4));

/** Sums a batch by day and currency while it is being written, so that booking need not read it again. */
function createDayTotals(): { add: (row: StatementRow, baseAmountMinor: number | null) => void; list: () => DayTotal[] } {
  const byDay = new Map<string, DayTotal>();
  return {
    add: (row, baseAmountMinor) => {
      const key = row.bookingDate + row.currency;
      let total = byDay.get(key);
      if (total === undefined) {
        total = {
          bookingDate: row.bookingDate,
          currency: row.currency,
          inflowMinor: 0,
          outflowMinor: 0,
          baseInflowMinor: 0,
          baseOutflowMinor: 0,
          lineCount: 0,
          rateMissingCount: 0,
        };
        byDay.set(key, total);
      }
      total.lineCount++;
      if (row.amountMinor > 0) total.inflowMinor += row.amountMinor;
      else total.outflowMinor += row.amountMinor;
      if (baseAmountMinor === null) total.rateMissingCount++;
      else if (baseAmountMinor > 0) total.baseInflowMinor += baseAmountMinor;
      else total.baseOutflowMinor += baseAmountMinor;
    },
    list: () => [...byDay.values()],
  };
}

/** Lines that are not new, by verdict, as runs of line numbers: `{"same":[[2,140]],"skipped":[[1,1]]}`. */
function packVerdicts(judged: JudgedFile, statement: UnderstoodStatement): Uint8Array {
  const lines: Record<string, [number, number][]> = {};
  const note = (verdict: string, line: number): void => {
    const runs = (lines[verdict] ??= []);
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 >= line && line > last[1]) last[1] = line;
    else runs.push([line, line]);
  };
  for (const [index, verdict] of judged.comparison.verdicts.entries()) {
    if (verdict !== 'new') note(verdict, judged.scanned.lines[index] ?? 0);
  }
  const reasons = statement.leftOut.map(({ line, verdict, reason }) => [line, verdict, reason]);
  return zstdCompressSync(Buffer.from(JSON.stringify({ runs: lines, leftOut: reasons }), 'utf8'));
}

type StagedBatch = { readonly accountId: number; readonly batchId: number; readonly firstTransactionId: number };

/** What a new account is recognised by next time: the IBAN or the number its file names. A hint that is a date or holds hardly a digit is no number. */
function accountNumbers(hints: readonly string[]): { iban: string | null; accountNumber: string | null } {
  const plain = hints.map((hint) => hint.replaceAll(/\s/g, ''));
  const iban = plain.find((hint) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(hint)) ?? null;
  const accountNumber =
    plain.find((hint) => hint !== iban && hint.length <= 40 && (hint.match(/\d/g)?.length ?? 0) >= 4 && !/^\d{4}-\d{2}-\d{2}/.test(hint)) ?? null;
  return { iban, accountNumber };
}

/** Null when another process has just begun to make the account, so that this import must start over. */
function stageBatch(tx: WriteHandle, work: BookingWork, originalBytes: Uint8Array, nowInstant: string): StagedBatch | null {
  const { input, target, statement } = work;
  const { businessId } = input.business;
  if (target.id === null && accountSource(tx, businessId, target.name) !== null) return null;
  const accountId =
    target.id ??
    insertAccount(
      tx,
      businessId,
      {
        name: target.name,
        accountType: 'bank',
        currency: target.currency,
        ...accountNumbers(statement.detected.accountHints),
        countsAsCash: true,
      },
      { nowInstant, source: STAGED_SOURCE },
    );
  const staged = insertStagedBatch(tx, businessId, {
    accountId,
    fileName: input.fileName,
    fileFormat: statement.detected.format,
    fileSha256: work.sha256,
    fileSizeBytes: work.bytes.byteLength,
    originalBytes,
    detected: statement.detected,
    answers: input.answers,
    proof: statement.proof,
    rowCount: statement.rowCount,
    stagedBy: processToken(),
    userId: input.actor.userId,
    nowInstant,
  });
  return { accountId, ...staged };
}

/** What staging leaves for the booking. */
type StagedRows = {
  readonly rowsDigest: string;
  readonly totals: DayTotal[];
  readonly count: number;
  readonly replacements: readonly ReplacedLine[];
  readonly judged: JudgedFile;
};

type JudgedRow = { readonly verdict: RowVerdict; readonly identity: string; readonly replaced: Replacement | undefined };

/** What happens to each row, in file order: as it was compared, or, for an account without lines, found out on the way. */
function createJudge(work: BookingWork): { next: (row: StatementRow) => JudgedRow; finish: () => JudgedFile } {
  const { judged } = work;
  if (judged !== null) {
    const { scanned, comparison } = judged;
    let index = 0;
    const next = (): JudgedRow => {
      const at = index++;
      return { verdict: comparison.verdicts[at] ?? 'new', identity: scanned.identities[at] ?? '', replaced: comparison.replacements.get(at) };
    };
    return { next, finish: () => judged };
  }
  const scanner = createScanner(work.input.rowLimit);
  const known = createVerdictBook(new Map());
  const verdicts: RowVerdict[] = [];
  const next = (row: StatementRow): JudgedRow => {
    const identity = scanner.add(row);
    const verdict = known.classify(identity);
    verdicts.push(verdict);
    return { verdict, identity, replaced: undefined };
  };
  return { next, finish: () => ({ scanned: scanner.finish(), comparison: { verdicts, replacements: new Map() } }) };
}

/** Writes the new rows in short transactions that no query sees; returns their digest and daily totals. */
function stageRows(work: BookingWork, staged: StagedBatch, context: JobContext): StagedRows {
  const { input, statement } = work;
  const judge = createJudge(work);
  const { businessId } = input.business;
  const toBase = createBaseConverter(context.database.read, input.business);
  const digest = createRowsDigest();
  const totals = createDayTotals();
  const replacements: ReplacedLine[] = [];
  let chunk: SqlValue[][] = [];
  let id = staged.firstTransactionId;
  let index = 0;
  const flush = (): void => {
    const rows = chunk;
    context.control.checkpoint('Writing', index, statement.rowCount);
    context.database.stageBlocking((tx) => insertTransactions(tx, rows));
    Atomics.wait(pauseCell, 0, 0, PAUSE_MS);
    chunk = [];
  };
  statement.readRows((row) => {
    index++;
    const { verdict, identity, replaced } = judge.next(row);
    if (verdict === 'same' || verdict === 'skipped') return;
    if (replaced !== undefined) replacements.push({ transactionId: replaced.transactionId, replacedBy: id, reason: replaced.reason });
    const base = toBase(row);
    const values: SqlValue[] = [
      id++,
      businessId,
      staged.accountId,
      staged.batchId,
      row.line,
      row.bookingDate,
      row.valueDate,
      row.amountMinor,
      row.currency,
      base.amountMinor,
      base.rate,
      base.rateDate,
      row.description,
      row.counterparty,
      row.counterpartyIban,
      row.reference,
      row.endToEndId,
      row.bankReference,
      row.balanceMinor,
      row.feeMinor,
      row.isPending ? 1 : 0,
      identity,
      IDENTITY_VERSION,
    ];
    digest.add(values);
    totals.add(row, base.amountMinor);
    chunk.push(values);
    if (chunk.length >= ROWS_PER_TRANSACTION) flush();
  });
  if (chunk.length > 0) flush();
  return { rowsDigest: digest.finish(), totals: totals.list(), count: id - staged.firstTransactionId, replacements, judged: judge.finish() };
}

/** What booking writes beside the rows. */
type WrittenBatch = StagedRows & { readonly result: ImportResult; readonly verdicts: Uint8Array };

/**
 * The one transaction that makes the batch visible: status, daily totals, stated balances and the audit entry, all or none. False, with nothing
 * written, when another process has booked into the account since the comparison: its lines might be these.
 */
function book(tx: WriteHandle, work: BookingWork, staged: StagedBatch, written: WrittenBatch, context: JobContext): boolean {
  const { input, statement, target } = work;
  const { result } = written;
  const { businessId } = input.business;
  if (bookingState(tx, businessId, target.id) !== work.bookingState) return false;
  const nowInstant = context.clock.nowInstant();
  const { firstDate, lastDate, counts } = result;
  markBooked(tx, staged.batchId, { rowsDigest: written.rowsDigest, counts, verdicts: written.verdicts, firstDate, lastDate, nowInstant });
  markAccountImported(tx, businessId, staged.accountId);
  applyDayTotals(tx, businessId, staged.accountId, { totals: written.totals, sign: 1 });
  replaceLines(tx, businessId, { accountId: staged.accountId, batchId: staged.batchId, lines: written.replacements });
  if (Object.keys(work.profile.answers).length > 0)
    keepProfile(tx, businessId, { accountId: staged.accountId, batchId: staged.batchId, ...work.profile, nowInstant });
  for (const stated of statement.statedBalances) {
    if (stated.currency !== target.currency) continue;
    insertBalance(tx, businessId, { accountId: staged.accountId, anchor: stated, currency: stated.currency, batchId: staged.batchId, nowInstant });
  }
  appendAudit(
    tx,
    {
      action: IMPORT_ACTION,
      entityType: IMPORT_BATCH_ENTITY,
      entityId: String(staged.batchId),
      after: { accountId: staged.accountId, accountName: target.name, fileName: input.fileName, newCount: written.count },
      details: {
        rowsDigest: written.rowsDigest,
        rowCount: written.count,
        fileSha256: work.sha256,
        fileFormat: result.detected.format,
        answers: input.answers,
        proof: result.proof.status,
        counts: result.counts,
      },
    },
    { businessId, userId: input.actor.userId, userName: input.actor.userName, source: input.actor.source, nowInstant, auditKey: context.auditKey },
  );
  return true;
}

/**
 * Stages and books. A crash at any point leaves either nothing or remains that start-up or the next import removes; a cancel removes them at once.
 * Null when another process has come in between and the comparison is outdated: then nothing was written.
 */
export async function bookStatement(work: BookingWork, context: JobContext): Promise<ImportResult | null> {
  const nowInstant = context.clock.nowInstant();
  if (!(await waitForTurn(work.input.business.businessId, work.target, context))) return null;
  // Before the lock is taken: compressing a large file takes a second.
  const originalBytes = zstdCompressSync(work.bytes);
  const staged = context.database.stageBlocking((tx) => stageBatch(tx, work, originalBytes, nowInstant));
  if (staged === null) return null;
  let booked: ImportResult | null = null;
  try {
    const rows = stageRows(work, staged, context);
    const result = work.describe(rows.judged);
    const written: WrittenBatch = { ...rows, result, verdicts: packVerdicts(rows.judged, work.statement) };
    const isBooked = await context.database.write((tx) => book(tx, work, staged, written, context));
    if (isBooked) booked = { ...result, account: { ...result.account, id: staged.accountId }, batchId: staged.batchId };
  } finally {
    if (booked === null) await removeStaged(context.database, (remains) => remains.id === staged.batchId);
  }
  return booked;
}
