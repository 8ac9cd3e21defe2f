import { zstdCompressSync } from 'node:zlib';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { WriteHandle } from '../../database/database.ts';
import { insertAccount, insertBalance, STAGED_SOURCE } from '../../features/accounts/store.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY } from '../../features/audit/import-entries.ts';
import { applyDayTotals } from '../../features/imports/day-totals.ts';
import { insertTransactions } from '../../features/imports/line-store.ts';
import { keepProfile } from '../../features/imports/profile-store.ts';
import { removeStaged } from '../../features/imports/remove-staged.ts';
import { type ReplacedLine, replaceLines } from '../../features/imports/replace-lines.ts';
import { accountSource, insertStagedBatch, markAccountImported } from '../../features/imports/staged-store.ts';
import { bookingState, markBooked } from '../../features/imports/store.ts';
import { processToken } from '../../platform/process-token.ts';
import type { JobContext } from '../job-context.ts';
import { changedWhileRead } from './file-bytes.ts';
import { type FileLayout, type ImportJobInput, type JudgedFile, type TargetAccount, VERDICT_CODE, VERDICTS } from './import-work.ts';
import { unpackRows } from './pack-rows.ts';
import type { StatementFile } from './statement-file.ts';
import type { StatementReader } from './statement-reader.ts';
import { waitForTurn } from './wait-for-turn.ts';
import type { WrittenFile } from './walk-statement.ts';

/** Everything booking needs. */
type BookingWork = {
  readonly input: ImportJobInput;
  readonly file: StatementFile;
  readonly reader: StatementReader;
  readonly layout: FileLayout;
  readonly target: TargetAccount;
  /** State of the account's imports when it was compared: booking starts over when it has changed since. */
  readonly bookingState: string;
  /** Null for an account without lines: every line is new, and is judged while it is written, in the same pass over the file. */
  readonly judged: JudgedFile | null;
  readonly describe: (judged: JudgedFile) => ImportResult;
  /** Answers worth keeping for the next file of this layout. */
  readonly profile: { readonly layout: string; readonly answers: Record<string, string> };
};

/** Lines that are not new, by verdict, as runs of line numbers: `{"same":[[2,140]],"skipped":[[1,1]]}`. */
function packVerdicts({ scanned, comparison, end }: JudgedFile): Uint8Array {
  const lines: Record<string, [number, number][]> = {};
  const note = (verdict: string, line: number): void => {
    const runs = (lines[verdict] ??= []);
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 >= line && line > last[1]) last[1] = line;
    else runs.push([line, line]);
  };
  for (const [index, code] of comparison.verdicts.entries()) {
    const verdict = VERDICTS[code] ?? 'new';
    if (verdict !== 'new') note(verdict, scanned.lines[index] ?? 0);
  }
  const reasons = end.leftOut.map(({ line, verdict, reason }) => [line, verdict, reason]);
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
  const { input, target, layout } = work;
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
        ...accountNumbers(layout.detected.accountHints),
        countsAsCash: true,
      },
      { nowInstant, source: STAGED_SOURCE },
    );
  const staged = insertStagedBatch(tx, businessId, {
    accountId,
    fileName: input.fileName,
    fileFormat: layout.detected.format,
    fileSha256: layout.sha256,
    fileSizeBytes: layout.sizeBytes,
    originalBytes,
    detected: layout.detected,
    answers: input.answers,
    mostRows: layout.mostRows,
    stagedBy: processToken(),
    userId: input.actor.userId,
    nowInstant,
  });
  return { accountId, ...staged };
}

/** How long the worker leaves the lock to others after each transaction, should the next rows be there already: the interface's own writes get in between. */
const PAUSE_MS = 1;

const pauseCell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** The batch with the file's own bytes, which memory need not hold from here on. Compressed before the lock is taken: a large file takes a second. */
async function stageFile(work: BookingWork, context: JobContext, nowInstant: string): Promise<StagedBatch | null> {
  const { packed, sha256 } = await work.file.pack();
  if (sha256 !== work.layout.sha256) throw changedWhileRead(work.file.name);
  const staged = context.database.stageBlocking((tx) => stageBatch(tx, work, packed, nowInstant));
  await work.file.forget();
  return staged;
}

/**
 * Transactions after which the log is copied into the file: while the rows of a large statement are still being read there is time for it, and after
 * the last one somebody waits.
 */
const CHUNKS_PER_CHECKPOINT = 10;

/** What staging leaves for the booking. */
type StagedRows = Pick<WrittenFile, 'rowsDigest' | 'totals' | 'count'> & {
  readonly replacements: readonly ReplacedLine[];
  readonly judged: JudgedFile;
};

/** Which rows are written, and the numbers that those get which take the place of a booked line. */
function chooseRows(judged: JudgedFile, firstTransactionId: number): { taken: Uint8Array; replacements: ReplacedLine[] } {
  const { verdicts, replacements } = judged.comparison;
  const replaced: ReplacedLine[] = [];
  let id = firstTransactionId;
  const taken = verdicts.map((verdict, index) => {
    if (verdict === VERDICT_CODE.same || verdict === VERDICT_CODE.skipped) return 0;
    const replacement = replacements.get(index);
    if (replacement !== undefined) replaced.push({ transactionId: replacement.transactionId, replacedBy: id, reason: replacement.reason });
    id++;
    return 1;
  });
  return { taken, replacements: replaced };
}

/** Writes the new rows in short transactions that no query sees; returns their digest and daily totals. */
async function stageRows(work: BookingWork, staged: StagedBatch, context: JobContext): Promise<StagedRows> {
  const { input, reader, layout, judged } = work;
  const { businessId, baseCurrency, today } = input.business;
  const chosen = judged === null ? null : chooseRows(judged, staged.firstTransactionId);
  const order = { businessId, baseCurrency, today, ...staged, taken: chosen?.taken ?? null, rowLimit: input.rowLimit };
  let chunks = 0;
  const written = await reader.write(order, ({ blocks, readCount }) => {
    context.control.checkpoint('Writing', readCount, layout.mostRows);
    // One block after the other, so that their values are young garbage.
    context.database.stageBlocking((tx) => blocks.forEach((block) => insertTransactions(tx, unpackRows(block))));
    Atomics.wait(pauseCell, 0, 0, PAUSE_MS);
    if (++chunks % CHUNKS_PER_CHECKPOINT === 0) context.database.checkpoint();
  });
  const { rowsDigest, totals, count } = written;
  if (judged !== null) return { rowsDigest, totals, count, replacements: chosen?.replacements ?? [], judged };
  const { scanned, end, verdicts } = must(written.found, 'what a first pass finds');
  return { rowsDigest, totals, count, replacements: [], judged: { scanned, end, comparison: { verdicts, replacements: new Map() } } };
}

/** What booking writes beside the rows. */
type WrittenBatch = StagedRows & { readonly result: ImportResult; readonly verdicts: Uint8Array };

/**
 * The one transaction that makes the batch visible: status, daily totals, stated balances and the audit entry, all or none. False, with nothing
 * written, when another process has booked into the account since the comparison: its lines might be these.
 */
function book(tx: WriteHandle, work: BookingWork, staged: StagedBatch, written: WrittenBatch, context: JobContext): boolean {
  const { input, layout, target } = work;
  const { result, judged } = written;
  const { businessId } = input.business;
  if (bookingState(tx, businessId, target.id) !== work.bookingState) return false;
  const nowInstant = context.clock.nowInstant();
  const { firstDate, lastDate, counts } = result;
  markBooked(tx, staged.batchId, {
    rowsDigest: written.rowsDigest,
    proof: result.proof,
    counts,
    verdicts: written.verdicts,
    firstDate,
    lastDate,
    nowInstant,
  });
  markAccountImported(tx, businessId, staged.accountId);
  applyDayTotals(tx, businessId, staged.accountId, { totals: written.totals, sign: 1 });
  replaceLines(tx, businessId, { accountId: staged.accountId, batchId: staged.batchId, lines: written.replacements });
  if (Object.keys(work.profile.answers).length > 0)
    keepProfile(tx, businessId, { accountId: staged.accountId, batchId: staged.batchId, ...work.profile, nowInstant });
  for (const stated of judged.end.statedBalances) {
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
        fileSha256: layout.sha256,
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
 * Null when another process has come in between and the comparison is outdated: then nothing was written. A file whose end tells that it holds no line
 * is described, and nothing is written either.
 */
export async function bookStatement(work: BookingWork, context: JobContext): Promise<ImportResult | null> {
  const nowInstant = context.clock.nowInstant();
  if (!(await waitForTurn(work.input.business.businessId, work.target, context))) return null;
  const staged = await stageFile(work, context, nowInstant);
  if (staged === null) return null;
  let isBooked = false;
  try {
    const rows = await stageRows(work, staged, context);
    const result = work.describe(rows.judged);
    if (rows.count === 0) return result;
    const written: WrittenBatch = { ...rows, result, verdicts: packVerdicts(rows.judged) };
    isBooked = await context.database.write((tx) => book(tx, work, staged, written, context));
    return isBooked ? { ...result, account: { ...result.account, id: staged.accountId }, batchId: staged.batchId } : null;
  } finally {
    if (!isBooked) await removeStaged(context.database, (remains) => remains.id === staged.batchId);
  }
}
