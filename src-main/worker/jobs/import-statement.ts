import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { readStatement } from '../../engine/import/read-statement.ts';
import type { DetectedLayout, ImportAnswers, UnderstoodStatement } from '../../engine/import/types.ts';
import { findAccount, findAccountByName, listAccounts } from '../../features/accounts/store.ts';
import { readProfile } from '../../features/imports/profile-store.ts';
import { bookingState, findBatchByHash, hasLines, readOriginal } from '../../features/imports/store.ts';
import type { JobContext } from '../job-context.ts';
import { bookStatement } from './book-statement.ts';
import { compareWithBook, scanRows } from './compare-statement.ts';
import { describeImport } from './describe-import.ts';
import type { ImportJobInput, ImportJobOutput, JudgedFile, ScannedRows, TargetAccount } from './import-work.ts';

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

function loadBytes(input: ImportJobInput, context: JobContext): Uint8Array {
  // Shared memory becomes our own: the libraries that decode and compress take no other.
  if (input.bytes instanceof Uint8Array) return input.bytes.buffer instanceof SharedArrayBuffer ? new Uint8Array(input.bytes) : input.bytes;
  const packed = readOriginal(context.database.read, input.business.businessId, input.bytes.batchId);
  if (packed === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was read.');
  return zstdDecompressSync(packed);
}

/** The question's name in a person's answers. */
const ANSWER_KEYS = { date_order: 'dateOrder', decimal_mark: 'decimalMark', sign: 'sign', currency: 'currency', sheet: 'sheet' } as const;

/** What makes two files of an account alike for their owner: the format and the titles of the columns. */
function layoutOf(detected: DetectedLayout): string {
  return [detected.format, detected.delimiter ?? '', ...detected.columns.map((column) => column.title ?? column.role)].join('|').slice(0, 500);
}

type Understood = {
  readonly statement: UnderstoodStatement;
  readonly layout: string;
  readonly answers: ImportAnswers;
  readonly answeredByProfile: string[];
};

/**
 * Reads the file; where it cannot decide something and an earlier answer for this account and layout can, reads it again with that. A file that
 * decides by itself is never overruled: the profile answers questions, nothing else.
 */
function understand(
  input: ImportJobInput,
  bytes: Uint8Array,
  account: { id: number | null; currency: CurrencyCode | null },
  context: JobContext,
): Understood {
  const read = (answers: ImportAnswers): UnderstoodStatement =>
    readStatement({ bytes, fileName: input.fileName, accountCurrency: account.currency, answers, asOf: input.business.today }, context.control);
  const statement = read(input.answers);
  const layout = layoutOf(statement.detected);
  const known =
    statement.questions.length === 0 || account.id === null ? {} : readProfile(context.database.read, input.business.businessId, account.id, layout);
  const fitting = statement.questions.filter((question) => question.options.includes(known[ANSWER_KEYS[question.kind]] ?? ''));
  if (fitting.length === 0) return { statement, layout, answers: input.answers, answeredByProfile: [] };
  const remembered = Object.fromEntries(fitting.map(({ kind }) => [ANSWER_KEYS[kind], known[ANSWER_KEYS[kind]]]));
  const answers: ImportAnswers = { ...remembered, ...input.answers };
  return { statement: read(answers), layout, answers, answeredByProfile: fitting.map((question) => question.kind) };
}

/** Only the lines of one of the accounts a file holds. Its balances and their proof speak of all of them and are left out. */
function onlyAccount(statement: UnderstoodStatement, name: string): UnderstoodStatement {
  let rowCount = 0;
  const readRows: UnderstoodStatement['readRows'] = (visit) => statement.readRows((row) => (row.statementAccount === name ? visit(row) : undefined));
  readRows(() => rowCount++);
  if (rowCount === 0) throw new AppError('NOT_FOUND', `The file holds no account ${name}. Choose one that it names.`);
  const proof = { status: 'not_provable', reason: 'The file holds several accounts, and only one of them is read' } as const;
  return { ...statement, rowCount, readRows, statedBalances: [], proof };
}

function refuseOpenQuestions(statement: UnderstoodStatement): void {
  if (statement.questions.length === 0) return;
  const kinds = statement.questions.map((question) => question.kind);
  const asked = statement.questions.map((question) => `${question.kind}=${question.options.join('|')}`).join(', ');
  throw new AppError('IMPORT_HAS_QUESTIONS', `The file cannot decide everything by itself; nothing was written. Answer: ${asked}.`, { kinds });
}

const plainNumber = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase();

/** The accounts a file names and the accounts of the book that have such an IBAN or number. */
function routeAccounts(scanned: ScannedRows, input: ImportJobInput, context: JobContext): ImportResult['statementAccounts'] {
  if (scanned.accounts.size === 0) return [];
  const known = listAccounts(context.database.read, input.business.businessId);
  return [...scanned.accounts].map(([name, rowCount]) => {
    const number = plainNumber(name);
    const fitting = known.find((account) => [account.iban, account.accountNumber].some((own) => own !== null && plainNumber(own) === number));
    return { name, rowCount, accountId: fitting?.id ?? null };
  });
}

/** How often an import starts over because another process has booked into its account meanwhile: more often than anybody has windows open. */
const MOST_STARTS = 20;

/**
 * Reads a statement, compares it with the book and, in mode `book`, writes it as one batch: wholly there or wholly absent, whatever happens in
 * between. A preview writes nothing and returns the same object.
 */
export async function importStatement(input: ImportJobInput, context: JobContext): Promise<ImportJobOutput> {
  const bytes = loadBytes(input, context);
  for (let start = 1; start <= MOST_STARTS; start++) {
    const result = await importOnce(input, bytes, context);
    if (result !== null) return result;
  }
  throw new AppError('CONFLICT', 'Other imports into this account keep coming in between. Nothing was changed; import the file again in a moment.');
}

/** Null when another process has booked into the account between comparing and booking: then nothing was written, and what was compared is outdated. */
async function importOnce(input: ImportJobInput, bytes: Uint8Array, context: JobContext): Promise<ImportJobOutput | null> {
  const { read } = context.database;
  const { businessId, baseCurrency } = input.business;
  const { account, currency } = resolveTarget(input, context);
  // Read first: what another process books from here on makes the comparison outdated, never wrong unnoticed.
  const state = bookingState(read, businessId, account.id);
  const understood = understand(input, bytes, { id: account.id, currency }, context);
  const statement = input.statementAccount === null ? understood.statement : onlyAccount(understood.statement, input.statementAccount);
  if (input.mode === 'book') refuseOpenQuestions(statement);
  const target: TargetAccount = { ...account, currency: currency ?? statement.detected.currency ?? currencyCode(baseCurrency) };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const describe = ({ scanned, comparison }: JudgedFile): ImportResult => ({
    ...describeImport(statement, scanned, { comparison, rowLimit: input.rowLimit }),
    account: { id: target.id, name: target.name, currency: target.currency },
    file: { name: input.fileName, sizeBytes: bytes.byteLength, sha256 },
    answeredByProfile: understood.answeredByProfile,
    statementAccounts: routeAccounts(scanned, input, context),
    earlierBatchId: target.id === null ? null : findBatchByHash(read, businessId, target.id, sha256),
    batchId: null,
  });
  const isFirst = input.mode === 'book' && input.leaveOut.length === 0 && statement.rowCount > 0 && !hasLines(read, businessId, target.id);
  const judged = isFirst ? null : judge({ statement, target, input }, context);
  if (judged !== null) {
    const result = describe(judged);
    if (input.mode === 'preview' || result.counts.new + result.counts.twin + result.counts.changed === 0) return result;
  }
  const { encoding: _, ...lasting } = understood.answers;
  const profile = { layout: understood.layout, answers: Object.fromEntries(Object.entries(lasting).map(([key, value]) => [key, String(value)])) };
  return bookStatement({ input, bytes, sha256, statement, target, bookingState: state, judged, describe, profile }, context);
}

function judge(work: { statement: UnderstoodStatement; target: TargetAccount; input: ImportJobInput }, context: JobContext): JudgedFile {
  const scanned = scanRows(work.statement, work.input.rowLimit, context);
  return { scanned, comparison: compareWithBook({ ...work, scanned }, context) };
}
