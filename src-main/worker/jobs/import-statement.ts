import { createHash, hash } from 'node:crypto';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { createVerdictBook, identityText, type Verdict } from '../../engine/identity/identify-rows.ts';
import { readStatement } from '../../engine/import/read-statement.ts';
import type { StatementFormat, StatementRow, UnderstoodStatement } from '../../engine/import/types.ts';
import { findAccount, findAccountByName } from '../../features/accounts/store.ts';
import { countIdentities, findBatchByHash } from '../../features/imports/store.ts';
import type { JobContext } from '../job-context.ts';
import { bookStatement } from './book-statement.ts';
import type { Comparison, ImportJobInput, ImportJobOutput, TargetAccount } from './import-work.ts';

function resolveTarget(input: ImportJobInput, context: JobContext): { account: Omit<TargetAccount, 'currency'>; currency: CurrencyCode | null } {
  const read = context.database.read;
  const { businessId } = input.business;
  if ('accountId' in input.account) {
    const known = findAccount(read, businessId, input.account.accountId);
    if (known === undefined) throw new AppError('NOT_FOUND', 'There is no such account. Choose one of the accounts of this business.');
    return { account: known, currency: known.currency };
  }
  const known = findAccountByName(read, businessId, input.account.name);
  if (known !== undefined) return { account: known, currency: known.currency };
  return { account: { id: null, name: input.account.name }, currency: input.account.currency === null ? null : currencyCode(input.account.currency) };
}

/** First and last booking date of the file, in one pass. */
function dateRange(statement: UnderstoodStatement): { from: string; to: string } | null {
  let from = '9999-12-31';
  let to = '0000-01-01';
  statement.readRows((row) => {
    if (row.bookingDate < from) from = row.bookingDate;
    if (row.bookingDate > to) to = row.bookingDate;
  });
  return from > to ? null : { from, to };
}

const VERDICT_REASON: Readonly<Record<Verdict, string>> = {
  new: 'not in the book yet',
  same: 'already in the book',
  twin: 'not in the book yet; identical to another line of that day, kept because the bank lists it again',
};

function compareWithBook(statement: UnderstoodStatement, target: TargetAccount, input: ImportJobInput, context: JobContext): Comparison {
  const range = target.id === null ? null : dateRange(statement);
  const inBook =
    range === null || target.id === null
      ? new Map<string, number>()
      : countIdentities(context.database.read, {
          businessId: input.business.businessId,
          accountId: target.id,
          from: range.from as never,
          to: range.to as never,
        });
  const book = createVerdictBook(inBook);
  const verdicts: Verdict[] = [];
  const identities: string[] = [];
  statement.readRows((row) => {
    // 132 bits of SHA-256: no accidental collision within any ledger, and short enough to store with every line.
    const identity = hash('sha256', identityText(row), 'base64url').slice(0, 22);
    identities.push(identity);
    verdicts.push(book.classify(identity));
    if (verdicts.length % 20_000 === 0) context.control.checkpoint('Comparing with the book', verdicts.length, statement.rowCount);
  });
  return { verdicts, identities };
}

function viewRow(row: StatementRow, verdict: Verdict, format: StatementFormat): ImportResult['rows'][number] {
  return {
    line: row.line,
    date: format === 'mt940' ? (row.valueDate ?? row.bookingDate) : row.bookingDate,
    bookingDate: row.bookingDate,
    valueDate: row.valueDate,
    amountMinor: row.amountMinor,
    currency: row.currency,
    description: row.description,
    counterparty: row.counterparty,
    reference: row.reference,
    balanceMinor: row.balanceMinor,
    verdict,
    reason: VERDICT_REASON[verdict],
  };
}

function describe(
  statement: UnderstoodStatement,
  comparison: Comparison,
  input: ImportJobInput,
): Omit<ImportResult, 'account' | 'file' | 'earlierBatchId' | 'batchId'> {
  const limit = input.rowLimit ?? Number.POSITIVE_INFINITY;
  const rows: ImportResult['rows'] = [];
  let firstDate: StatementRow['bookingDate'] | null = null;
  let lastDate: StatementRow['bookingDate'] | null = null;
  let index = 0;
  statement.readRows((row) => {
    if (firstDate === null || row.bookingDate < firstDate) firstDate = row.bookingDate;
    if (lastDate === null || row.bookingDate > lastDate) lastDate = row.bookingDate;
    if (index < limit) rows.push(viewRow(row, comparison.verdicts[index] ?? 'new', statement.detected.format));
    index++;
  });
  const leftOut = (verdict: 'skipped' | 'rejected') =>
    statement.leftOut.filter((line) => line.verdict === verdict).map(({ line, reason }) => ({ line, reason }));
  const tally = (verdict: Verdict): number => comparison.verdicts.reduce((sum, one) => sum + (one === verdict ? 1 : 0), 0);
  const rejected = leftOut('rejected');
  const skipped = leftOut('skipped');
  return {
    detected: {
      ...statement.detected,
      columns: [...statement.detected.columns],
      findings: [...statement.detected.findings],
      accountHints: [...statement.detected.accountHints],
    },
    questions: statement.questions.map((question) => ({ ...question, options: [...question.options], examples: [...question.examples] })),
    rows,
    rejected: rejected.slice(0, limit),
    skipped: skipped.slice(0, limit),
    counts: { new: tally('new'), same: tally('same'), twin: tally('twin'), changed: 0, skipped: skipped.length, rejected: rejected.length },
    proof: statement.proof,
    firstDate,
    lastDate,
  };
}

function refuseOpenQuestions(statement: UnderstoodStatement): void {
  if (statement.questions.length === 0) return;
  const kinds = statement.questions.map((question) => question.kind);
  const asked = statement.questions.map((question) => `${question.kind}=${question.options.join('|')}`).join(', ');
  throw new AppError('IMPORT_HAS_QUESTIONS', `The file cannot decide everything by itself; nothing was written. Answer: ${asked}.`, { kinds });
}

/**
 * Reads a statement, compares it with the book and, in mode `book`, writes it as one batch: wholly there or wholly absent, whatever happens in
 * between. A preview writes nothing and returns the same object.
 */
export async function importStatement(input: ImportJobInput, context: JobContext): Promise<ImportJobOutput> {
  const { account, currency } = resolveTarget(input, context);
  const statement = readStatement(
    { bytes: input.bytes, fileName: input.fileName, accountCurrency: currency, answers: input.answers, asOf: input.business.today },
    context.control,
  );
  if (input.mode === 'book') refuseOpenQuestions(statement);
  const target: TargetAccount = { ...account, currency: currency ?? statement.detected.currency ?? currencyCode(input.business.baseCurrency) };
  const comparison = compareWithBook(statement, target, input, context);
  const view = describe(statement, comparison, input);
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  const earlierBatchId = target.id === null ? null : findBatchByHash(context.database.read, input.business.businessId, target.id, sha256);
  const result: ImportResult = {
    ...view,
    account: { id: target.id, name: target.name, currency: target.currency },
    file: { name: input.fileName, sizeBytes: input.bytes.byteLength, sha256 },
    earlierBatchId,
    batchId: null,
  };
  if (input.mode === 'preview' || view.counts.new + view.counts.twin === 0) return result;
  const booked = await bookStatement({ input, statement, comparison, target, result }, context);
  return { ...result, account: { ...result.account, id: booked.accountId }, batchId: booked.batchId };
}
