import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { client, isCancelled } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { runTask, useTasks } from '../../stores/tasks.ts';
import { type ImportAnswers, type ImportBusiness, importItem, type ImportItem, useImportQueue } from './import-store.ts';
import { type AccountChoice, accountNamedBy, firstChoice } from './suggest-account.ts';
import { uploadFile } from './upload-file.ts';

/** The preview shows at most this many rows; counts, questions and the proof cover the whole file. */
export const PREVIEW_ROWS = 5000;

type AccountInput = { readonly accountId: number } | { readonly accountName: string; readonly currency: CurrencyCode };
type Run = { readonly taskId: string; readonly signal: AbortSignal };

/** One file at a time goes to the host, so that several large ones do not share its attention. */
let lastRun: Promise<unknown> = Promise.resolve();

function change(id: string, to: Partial<ImportItem>): void {
  useImportQueue.getState().change(id, to);
}

function stop(taskId: string | null): void {
  useTasks
    .getState()
    .tasks.find((task) => task.id === taskId)
    ?.cancel?.();
}

/** The account to read against; where none is chosen yet the one used last, only to be able to read at all. */
function accountInput({ account, baseCurrency }: ImportItem, accounts: readonly Account[]): AccountInput {
  if (account?.kind === 'existing') return { accountId: account.accountId };
  if (account?.kind === 'new') return { accountName: account.name, currency: account.currency };
  const [latest] = accounts.toSorted((a, b) => (b.lastBookingDate ?? '').localeCompare(a.lastBookingDate ?? ''));
  return latest === undefined ? { accountName: 'Main', currency: baseCurrency } : { accountId: latest.id };
}

/** Runs one step of a file under a progress line with Cancel. A step that a newer one replaced leaves no trace. */
async function step(id: string, label: string, work: (run: Run) => Promise<void>): Promise<void> {
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

async function read(id: string, uploadId: string, run: Run): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  const { businessId, answers } = item;
  change(id, { stage: 'reading' });
  const accounts = await client.accounts.list({ businessId }, { signal: run.signal });
  const result = await client.imports.preview(
    { businessId, taskId: run.taskId, source: { uploadId }, answers, rowLimit: PREVIEW_ROWS, ...accountInput(item, accounts) },
    { signal: run.signal },
  );
  if (importItem(id)?.taskId !== run.taskId) return;
  const named = accountNamedBy(result.detected.accountHints, accounts)?.account.id;
  if (!item.isAccountChosen && named !== undefined && item.account?.kind !== 'new' && item.account?.accountId !== named) {
    change(id, { account: { kind: 'existing', accountId: named } });
    if (result.account.id !== named) return read(id, uploadId, run);
  }
  change(id, { stage: 'preview', result, error: null, taskId: null });
  announce(`${item.file.name} is read and waits for you.`);
}

async function start(id: string): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  await step(id, `Reading ${item.file.name}`, async (run) => {
    change(id, { stage: 'uploading', sentBytes: 0, error: null });
    const accounts = await client.accounts.list({ businessId: item.businessId }, { signal: run.signal });
    if (!item.isAccountChosen) change(id, { account: firstChoice(accounts, item.baseCurrency) });
    const uploadId = await uploadFile(item.file, client.imports.upload, { signal: run.signal, onSent: (sentBytes) => change(id, { sentBytes }) });
    change(id, { uploadId });
    await read(id, uploadId, run);
  });
}

/** Sends and reads files one after the other; each can be looked at as soon as it is read. */
export function addFiles(business: ImportBusiness, files: readonly File[]): void {
  for (const { id } of useImportQueue.getState().add(business, files)) lastRun = lastRun.then(() => start(id));
}

/** Once more from the beginning, after a failure. */
export function retryFile(id: string): void {
  change(id, { stage: 'waiting', error: null });
  lastRun = lastRun.then(() => start(id));
}

/** Reads again after an answer, another encoding or another account. */
export async function readAgain(id: string, decided: { readonly account?: AccountChoice; readonly answers?: ImportAnswers }): Promise<void> {
  const item = importItem(id);
  if (item === undefined) return;
  const { uploadId } = item;
  if (decided.account !== undefined) change(id, { account: decided.account, isAccountChosen: true });
  if (decided.answers !== undefined) change(id, { answers: { ...item.answers, ...decided.answers } });
  if (uploadId === null) retryFile(id);
  else await step(id, `Reading ${item.file.name}`, (run) => read(id, uploadId, run));
}

/** Other files on the list are compared again once the books have changed: what was new may now be there. */
async function readOthersAgain(id: string): Promise<void> {
  for (const other of useImportQueue.getState().items) if (other.id !== id && other.stage === 'preview') await readAgain(other.id, {});
}

/** Writes the file as one batch, or nothing. */
export async function bookFile(id: string): Promise<void> {
  const item = importItem(id);
  if (item === undefined || item.uploadId === null) return;
  const { businessId, uploadId, answers } = item;
  await step(id, `Booking ${item.file.name}`, async ({ taskId, signal }) => {
    change(id, { stage: 'booking' });
    const result = await client.imports.book(
      { businessId, taskId, source: { uploadId }, answers, rowLimit: 0, ...accountInput(item, []) },
      { signal },
    );
    change(id, { stage: 'booked', result, taskId: null });
    announce(`${item.file.name} is in the books.`);
  });
  await readOthersAgain(id);
}

/** Takes a booked file back: exactly the state before it. */
export async function undoBatch(businessId: number, batchId: number): Promise<void> {
  const batch = await client.imports.undo({ businessId, batchId });
  const item = useImportQueue.getState().items.find((candidate) => candidate.stage === 'booked' && candidate.result?.batchId === batchId);
  if (item !== undefined) change(item.id, { stage: 'undone' });
  announce(`${batch.fileName} is taken back.`);
  await readOthersAgain(item?.id ?? '');
}

/** Stops what is under way with a file; one that waits leaves the list. */
export function cancelFile(id: string): void {
  const taskId = importItem(id)?.taskId ?? null;
  if (taskId === null) removeFile(id);
  else stop(taskId);
}

/** Takes a file off the list; what the host keeps of it is thrown away. */
export function removeFile(id: string): void {
  const item = importItem(id);
  useImportQueue.getState().remove(id);
  stop(item?.taskId ?? null);
  // The host throws old uploads away by itself, so a failure of this call matters to nobody.
  if (item !== undefined && item.uploadId !== null) client.imports.upload.discard({ uploadId: item.uploadId }).catch(() => undefined);
}
