import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { client } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { showError } from '../../components/undo-toast.tsx';
import { accountInput, change, fileInput, readAgain, type Run, step } from './import-run.ts';
import { importItem, type ImportItem, type ImportSource, itemTitle, useImportQueue } from './import-store.ts';
import { choicesInput } from './row-choices.ts';
import { numberFields } from './statement-parts.ts';

/** Other files on the list are compared again once the books have changed: what was new may now be there. */
async function readOthersAgain(id: string): Promise<void> {
  for (const other of useImportQueue.getState().items) if (other.id !== id && other.stage === 'preview') await readAgain(other.id, {});
}

/** The host lets go of what was sent once it is booked; what else is to come from the same file is read from the bytes it keeps. */
function moveToKept(source: ImportSource | null, batchId: number | null): void {
  if (source === null || !('uploadId' in source)) return;
  for (const item of useImportQueue.getState().items) {
    if (item.source === source) change(item.id, { source: batchId === null ? null : { batchId } });
  }
}

async function bookOrReplace(item: ImportItem, { taskId, signal }: Run): Promise<ImportResult> {
  const { businessId, answers, replacesBatchId, statementAccount } = item;
  if (replacesBatchId !== null) return client.imports.remap({ businessId, taskId, batchId: replacesBatchId, answers }, { signal });
  const choices = choicesInput(item.result?.rows ?? [], item.choices);
  const result = await client.imports.book(
    { businessId, taskId, ...fileInput(item), ...choices, rowLimit: 0, ...accountInput(item, []) },
    { signal },
  );
  // A new account is known by what the file calls the lines it took, so that the next file finds it.
  if (item.account?.kind === 'new' && statementAccount !== null && result.account.id !== null)
    await client.accounts
      .update({ businessId, accountId: result.account.id, accountNumber: null, ...numberFields(statementAccount) })
      // The lines are booked all the same, so this must not look like a failed import.
      .catch(showError);
  return result;
}

/** Writes the file as one batch, or nothing. */
export async function bookFile(id: string): Promise<void> {
  const item = importItem(id);
  if (item === undefined || item.source === null) return;
  await step(id, `Booking ${itemTitle(item)}`, async (run) => {
    change(id, { stage: 'booking' });
    const result = await bookOrReplace(item, run);
    change(id, { stage: 'booked', result, taskId: null, replacesBatchId: null });
    moveToKept(item.source, result.batchId);
    // Taken back and imported again, it comes from the bytes of its own import.
    if (result.batchId !== null) change(id, { source: { batchId: result.batchId } });
    announce(`${itemTitle(item)} is in the books.`);
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
