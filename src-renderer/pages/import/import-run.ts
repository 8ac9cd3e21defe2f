import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { ImportBatch, ImportResult } from '../../../src-shared/contract/imports.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { client, isCancelled } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { runTask, useTasks } from '../../stores/tasks.ts';
import {
  type ImportAnswers,
  type ImportBusiness,
  importItem,
  type ImportItem,
  type ImportSource,
  itemTitle,
  useImportQueue,
} from './import-store.ts';
import { ANSWER_KEYS } from './import-words.ts';
import { NO_CHOICES } from './row-choices.ts';
import { partsOf } from './statement-parts.ts';
import { type AccountChoice, firstChoice, routeFile, unusedName } from './suggest-account.ts';
import { uploadFile } from './upload-file.ts';

/** The preview shows at most this many rows; counts, questions and the proof cover the whole file. */
const PREVIEW_ROWS = 5000;

type AccountInput = { readonly accountId: number } | { readonly accountName: string; readonly currency: CurrencyCode };
export type Run = { readonly taskId: string; readonly signal: AbortSignal };

/** One file at a time goes to the host, so that several large ones do not share its attention. */
let lastRun: Promise<unknown> = Promise.resolve();

export function change(id: string, to: Partial<ImportItem>): void {
  useImportQueue.getState().change(id, to);
}

function stop(taskId: string | null): void {
  useTasks
    .getState()
    .tasks.find((task) => task.id === taskId)
    ?.cancel?.();
}

/** The account to read against; where none is chosen yet the one used last, only to be able to read at all. */
export function accountInput({ account, baseCurrency }: ImportItem, accounts: readonly Account[]): AccountInput {
  if (account?.kind === 'existing') return { accountId: account.accountId };
  if (account?.kind === 'new') return { accountName: account.name, currency: account.currency };
  const [latest] = accounts.toSorted((a, b) => (b.lastBookingDate ?? '').localeCompare(a.lastBookingDate ?? ''));
  return latest === undefined ? { accountName: 'Main', currency: baseCurrency } : { accountId: latest.id };
}

/** What a call needs to know of the file itself. */
export function fileInput({ source, statementAccount, answers }: ImportItem): {
  source: ImportSource;
  answers: ImportAnswers;
  statementAccount?: string;
} {
  return { source: must(source, 'a file that is with the host'), answers, ...(statementAccount === null ? {} : { statementAccount }) };
}

/** Runs one step of a file under a progress line with Cancel. A step that a newer one replaced leaves no trace. */
export async function step(id: string, label: string, work: (run: Run) => Promise<void>): Promise<void> {
  stop(importItem(id)?.taskId ?? null);
  let mine: string | null = null;
  try {
    await runTask(label, (run) => {
      mine = run.taskId;
      change(id, { taskId: mine });
      return work(run);
    });
  } catch (error) {
    const item = importItem(id);
    if (item === undefined || item.taskId !== mine) return;
    if (!isCancelled(error)) change(id, { stage: 'failed', error, taskId: null });
    else if (item.result === null) removeFile(id);
    else change(id, { stage: 'preview', taskId: null });
    if (isCancelled(error)) announce('Cancelled. Nothing was changed.');
  }
}

async function read(id: string, run: Run): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  const { businessId } = item;
  change(id, { stage: 'reading' });
  const accounts = await client.accounts.list({ businessId }, { signal: run.signal });
  const result = await client.imports.preview(
    { businessId, taskId: run.taskId, ...fileInput(item), rowLimit: PREVIEW_ROWS, ...accountInput(item, accounts) },
    { signal: run.signal },
  );
  if (importItem(id)?.taskId !== run.taskId) return;
  if (holdsSeveralAccounts(item, result)) return splitByAccount(item, result, accounts);
  if (!item.isAccountChosen) {
    const account = inCurrencyOf(result, routeFile(result.detected.accountHints, accounts, item.account));
    change(id, { account });
    if (isOtherAccount(account, result)) return read(id, run);
  }
  change(id, { stage: 'preview', result, error: null, taskId: null });
  announce(`${itemTitle(item)} is read and waits for you.`);
}

/** An account that would be made anew is made in the file's own currency, where it names one. */
function inCurrencyOf({ detected }: ImportResult, account: AccountChoice | null): AccountChoice | null {
  return account?.kind === 'new' && detected.currency !== null ? { ...account, currency: detected.currency } : account;
}

/** Whether a file was read against another account than the one it turned out to belong to. */
function isOtherAccount(account: AccountChoice | null, result: ImportResult): boolean {
  if (account?.kind === 'existing') return account.accountId !== result.account.id;
  return account?.kind === 'new' && account.currency !== result.account.currency;
}

/** Accounts are told apart once the file is understood: an open question is asked once for the whole file, not for each account. */
function holdsSeveralAccounts(item: ImportItem, result: ImportResult): boolean {
  return item.statementAccount === null && item.replacesBatchId === null && result.questions.length === 0 && result.statementAccounts.length > 1;
}

/** Each account of the file goes its own way: routed, looked at and booked by itself, from the same bytes. */
function splitByAccount(item: ImportItem, result: ImportResult, accounts: readonly Account[]): void {
  const currency = result.detected.currency ?? result.rows[0]?.currency ?? item.baseCurrency;
  const parts = partsOf(result.statementAccounts, accounts, currency).map(({ name, account }): ImportItem => ({
    ...item,
    id: crypto.randomUUID(),
    statementAccount: name,
    stage: 'waiting',
    taskId: null,
    account,
    isAccountChosen: true,
    choices: NO_CHOICES,
    result: null,
  }));
  useImportQueue.getState().split(item.id, parts);
  for (const part of parts) enqueue(part.id);
}

async function start(id: string): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  await step(id, `Reading ${itemTitle(item)}`, async (run) => {
    change(id, { error: null });
    if (!item.isAccountChosen) {
      const accounts = await client.accounts.list({ businessId: item.businessId }, { signal: run.signal });
      change(id, { account: firstChoice(accounts, item.baseCurrency) });
    }
    if (item.source === null) {
      change(id, { stage: 'uploading', sentBytes: 0 });
      const file = must(item.file, 'a file to send where the host has none');
      const uploadId = await uploadFile(file, client.imports.upload, { signal: run.signal, onSent: (sentBytes) => change(id, { sentBytes }) });
      change(id, { source: { uploadId } });
    }
    await read(id, run);
  });
}

function enqueue(id: string): void {
  lastRun = lastRun.then(() => start(id));
}

/** Sends and reads files one after the other; each can be looked at as soon as it is read. */
export function addFiles(business: ImportBusiness, files: readonly File[]): void {
  const added = useImportQueue.getState().add(
    business,
    files.map((file) => ({ fileName: file.name, file, source: null })),
  );
  for (const { id } of added) enqueue(id);
}

/** The same for files of this machine that the host reads by itself. */
export function addPaths(business: ImportBusiness, paths: readonly string[]): void {
  const added = useImportQueue.getState().add(
    business,
    paths.map((path) => ({ fileName: path.split(/[/\\]/).at(-1) ?? path, file: null, source: { path } })),
  );
  for (const { id } of added) enqueue(id);
}

/**
 * The kept bytes of an earlier import, once more: `again` after it was taken back, as an import of its own; `anew` to read it under other answers, in
 * the place of the earlier one.
 */
export function addBatch(business: ImportBusiness, batch: Pick<ImportBatch, 'id' | 'accountId' | 'fileName'>, how: 'again' | 'anew'): void {
  const { add, show } = useImportQueue.getState();
  const [item] = add(business, [
    {
      fileName: batch.fileName,
      file: null,
      source: { batchId: batch.id },
      account: { kind: 'existing', accountId: batch.accountId },
      isAccountChosen: true,
      replacesBatchId: how === 'anew' ? batch.id : null,
    },
  ]);
  if (item === undefined) return;
  show(item.id);
  enqueue(item.id);
}

/** Once more from the beginning, after a failure. */
export function retryFile(id: string): void {
  const item = importItem(id);
  // What was sent may be what failed; a file the window holds is sent anew.
  const source = item?.file === null ? item.source : null;
  change(id, { stage: 'waiting', error: null, source });
  enqueue(id);
}

/** Reads again after an answer, another encoding or another account. */
export async function readAgain(id: string, decided: { readonly account?: AccountChoice; readonly answers?: ImportAnswers }): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  // Ticks follow the lines of the file; against another account, or on another sheet, they would mean something else.
  if (decided.account !== undefined) change(id, { account: decided.account, isAccountChosen: true, choices: NO_CHOICES });
  if (decided.answers !== undefined)
    change(id, {
      answers: { ...item.answers, ...decided.answers },
      reopened: item.reopened.filter((question) => !(ANSWER_KEYS[question.kind] in (decided.answers ?? {}))),
      ...(decided.answers.sheet === undefined ? {} : { choices: NO_CHOICES }),
    });
  if (item.source === null) retryFile(id);
  else await step(id, `Reading ${itemTitle(item)}`, (run) => read(id, run));
}

/**
 * Asks again what an earlier answer has settled. Earlier answers belong to an account, so the file is read once as if for one that does not exist;
 * the questions come back with the person's own lines.
 */
export async function askAgain(id: string): Promise<void> {
  const item = importItem(id);
  if (item === undefined || item.result === null) return;
  const { businessId, result } = item;
  await step(id, `Reading ${itemTitle(item)}`, async ({ taskId, signal }) => {
    change(id, { stage: 'reading' });
    const accounts = await client.accounts.list({ businessId }, { signal });
    const nobody = { accountName: unusedName('Nobody', accounts), currency: result.account.currency };
    const { questions } = await client.imports.preview({ businessId, taskId, ...fileInput(item), rowLimit: 0, ...nobody }, { signal });
    if (importItem(id)?.taskId !== taskId) return;
    change(id, { stage: 'preview', reopened: questions, taskId: null });
  });
}

/** Stops what is under way with a file; one that waits leaves the list. */
export function cancelFile(id: string): void {
  const taskId = importItem(id)?.taskId ?? null;
  if (taskId === null) removeFile(id);
  else stop(taskId);
}

/** Takes a file off the list; what the host keeps of it is thrown away, unless another account of the same file still needs it. */
export function removeFile(id: string): void {
  const item = importItem(id);
  useImportQueue.getState().remove(id);
  stop(item?.taskId ?? null);
  const source = item?.source ?? null;
  if (source === null || !('uploadId' in source) || useImportQueue.getState().items.some((other) => other.source === source)) return;
  // The host throws old uploads away by itself, so a failure of this call matters to nobody.
  client.imports.upload.discard({ uploadId: source.uploadId }).catch(() => undefined);
}
