import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { STAGED_SOURCE } from '../../features/accounts/store.ts';
import { isOrphaned, removeStaged } from '../../features/imports/remove-staged.ts';
import { accountSource } from '../../features/imports/staged-store.ts';
import type { JobContext } from '../job-context.ts';
import type { TargetAccount } from './import-work.ts';

/** An import of a million lines takes a minute; who waits longer than five for another one is told so. */
const PAUSE_MS = 100;
const LONGEST_PAUSES = 3000;

/**
 * Before anything is staged: takes away what a dead process or a dead worker left, and, where the account is to be made, waits while another process is
 * making one of the same name. False when that account has come to be meanwhile, so that what was compared with the book is outdated.
 */
export async function waitForTurn(businessId: number, target: TargetAccount, context: JobContext): Promise<boolean> {
  await removeStaged(context.database, isOrphaned);
  if (target.id !== null) return true;
  for (let pause = 0; pause < LONGEST_PAUSES; pause++) {
    const source = accountSource(context.database.read, businessId, target.name);
    if (source !== STAGED_SOURCE) return source === null;
    context.control.checkpoint('Waiting for another import', 0, 1);
    await sleep(PAUSE_MS);
    await removeStaged(context.database, isOrphaned);
  }
  throw new AppError(
    'CONFLICT',
    `Another window or command has been importing into ${target.name} for minutes. Nothing was changed; import the file again when it has finished.`,
  );
}
