import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { Rate } from '../../engine/currency/types.ts';
import type { DetectedLayout, ImportAnswers } from '../../engine/import/types.ts';
import { findAccount, findAccountByName, listAccounts } from '../../features/accounts/store.ts';
import { listRatesBetween } from '../../features/currency/rate-store.ts';
import { hasLines } from '../../features/imports/line-store.ts';
import { readProfile } from '../../features/imports/profile-store.ts';
import { bookingState, findBatchByHash } from '../../features/imports/store.ts';
import type { JobContext } from '../job-context.ts';
import { bookStatement } from './book-statement.ts';
import { compareWithBook } from './compare-statement.ts';
import { describeImport } from './describe-import.ts';
import type { FileLayout, ImportJobInput, ImportJobOutput, JudgedFile, ScannedRows, TargetAccount } from './import-work.ts';
import { openFile, type StatementFile } from './statement-file.ts';
import { openReader, type StatementReader } from './statement-reader.ts';

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

/** The question's name in a person's answers. */
const ANSWER_KEYS = { date_order: 'dateOrder', decimal_mark: 'decimalMark', sign: 'sign', currency: 'currency', sheet: 'sheet' } as const;

/** What makes two files of an account alike for their owner: the format and the titles of the columns. */
function layoutOf(detected: DetectedLayout): string {
  return [detected.format, detected.delimiter ?? '', ...detected.columns.map((column) => column.title ?? column.role)].join('|').slice(0, 500);
}

type Understood = {
  readonly layout: FileLayout;
  readonly profileLayout: string;
  readonly answers: ImportAnswers;
  readonly answeredByProfile: string[];
};

/**
 * Opens the file; where it cannot decide something and an earlier answer for this account and layout can, opens it again with that. A file that
 * decides by itself is never overruled: the profile answers questions, nothing else.
 */
async function understand(
  reader: StatementReader,
  input: ImportJobInput,
  account: { id: number | null; currency: CurrencyCode | null },
  context: JobContext,
): Promise<Understood> {
  const { fileName, statementAccount } = input;
  const open = (answers: ImportAnswers): Promise<FileLayout> =>
    reader.open({ fileName, accountCurrency: account.currency, answers, asOf: input.business.today, statementAccount });
  const layout = await open(input.answers);
  const profileLayout = layoutOf(layout.detected);
  const known =
    layout.questions.length === 0 || account.id === null
      ? {}
      : readProfile(context.database.read, input.business.businessId, account.id, profileLayout);
  const fitting = layout.questions.filter((question) => question.options.includes(known[ANSWER_KEYS[question.kind]] ?? ''));
  if (fitting.length === 0) return { layout, profileLayout, answers: input.answers, answeredByProfile: [] };
  const remembered = Object.fromEntries(fitting.map(({ kind }) => [ANSWER_KEYS[kind], known[ANSWER_KEYS[kind]]]));
  const answers: ImportAnswers = { ...remembered, ...input.answers };
  return { layout: await open(answers), profileLayout, answers, answeredByProfile: fitting.map((question) => question.kind) };
}

function refuseOpenQuestions({ questions }: FileLayout): void {
  if (questions.length === 0) return;
  const kinds = questions.map((question) => question.kind);
  const asked = questions.map((question) => `${question.kind}=${question.options.join('|')}`).join(', ');
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

/** The rates of a currency to the base currency, up to today. */
function ratesFor(input: ImportJobInput, context: JobContext): (currency: CurrencyCode) => readonly Rate[] {
  const { baseCurrency, today } = input.business;
  const [base, euro] = [currencyCode(baseCurrency), currencyCode('EUR')];
  return (currency) => listRatesBetween(context.database.read, [...new Set([currency, base, euro])], { from: null, through: today });
}

/** Page cache of the worker's connection during an import, in KiB: rows are written one after the other, and no page is needed twice for long. */
const CACHE_KIB = 8192;

/** Returns what sets the cache back to its size. */
function keepCacheSmall(context: JobContext): () => void {
  const { read } = context.database;
  const usual = Number(read.statement('PRAGMA cache_size').get()?.['cache_size']);
  const resize = (size: number): void => void read.statement(`PRAGMA cache_size = ${size}`).run();
  resize(-CACHE_KIB);
  return () => resize(usual);
}

/**
 * Reads a statement, compares it with the book and, in mode `book`, writes it as one batch: wholly there or wholly absent, whatever happens in
 * between. A preview writes nothing and returns the same object.
 */
export async function importStatement(input: ImportJobInput, context: JobContext): Promise<ImportJobOutput> {
  const giveBack = keepCacheSmall(context);
  const file = openFile(input, context);
  const reader = openReader(file.source, { control: context.control, ratesOf: ratesFor(input, context) });
  try {
    for (let start = 1; start <= MOST_STARTS; start++) {
      const result = await importOnce({ input, file, reader }, context);
      if (result !== null) return result;
    }
  } finally {
    await reader.close();
    giveBack();
  }
  throw new AppError('CONFLICT', 'Other imports into this account keep coming in between. Nothing was changed; import the file again in a moment.');
}

type ImportWork = { readonly input: ImportJobInput; readonly file: StatementFile; readonly reader: StatementReader };

/** Null when another process has booked into the account between comparing and booking: then nothing was written, and what was compared is outdated. */
async function importOnce(work: ImportWork, context: JobContext): Promise<ImportJobOutput | null> {
  const { input, file, reader } = work;
  const { read } = context.database;
  const { businessId, baseCurrency } = input.business;
  const { account, currency } = resolveTarget(input, context);
  // Read first: what another process books from here on makes the comparison outdated, never wrong unnoticed.
  const state = bookingState(read, businessId, account.id);
  const isFirst = input.mode === 'book' && input.leaveOut.length === 0 && !hasLines(read, businessId, account.id);
  const opening = understand(reader, input, { id: account.id, currency }, context);
  // Side by side with the thread that understands the file.
  const packing = isFirst ? file.pack().then(() => undefined) : null;
  const [{ layout, profileLayout, answers, answeredByProfile }] = await Promise.all([opening, packing]);
  const target: TargetAccount = { ...account, currency: currency ?? layout.detected.currency ?? currencyCode(baseCurrency) };
  const describe = (judged: JudgedFile): ImportResult => ({
    ...describeImport(layout, judged, input.rowLimit),
    account: { id: target.id, name: target.name, currency: target.currency },
    file: { name: input.fileName, sizeBytes: layout.sizeBytes, sha256: layout.sha256 },
    answeredByProfile,
    statementAccounts: routeAccounts(judged.scanned, input, context),
    earlierBatchId: target.id === null ? null : findBatchByHash(read, businessId, target.id, layout.sha256),
    batchId: null,
  });
  const judged = isFirst && layout.questions.length === 0 ? null : await judge({ reader, target, input }, context);
  if (input.mode === 'book') refuseOpenQuestions(layout);
  if (judged !== null) {
    const result = describe(judged);
    if (input.mode === 'preview' || result.counts.new + result.counts.twin + result.counts.changed === 0) return result;
  }
  const { encoding: _, ...lasting } = answers;
  const profile = { layout: profileLayout, answers: Object.fromEntries(Object.entries(lasting).map(([key, value]) => [key, String(value)])) };
  return bookStatement({ input, file, reader, layout, target, bookingState: state, judged, describe, profile }, context);
}

async function judge(work: { reader: StatementReader; target: TargetAccount; input: ImportJobInput }, context: JobContext): Promise<JudgedFile> {
  const file = await work.reader.scan(work.input.rowLimit);
  return { scanned: file.scanned, end: file.end, comparison: await compareWithBook({ ...work, file }, context) };
}
