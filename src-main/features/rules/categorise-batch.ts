import type { Categorisation } from '../../../src-shared/contract/rules.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import { type BusinessScope, publishChange } from '../scope/services.ts';

/** Looks again which lines are transfers between own accounts; for whoever changes which lines are in the book. */
export async function matchTransfers(scope: BusinessScope, options: { readonly signal?: AbortSignal | undefined } = {}) {
  const found = await scope.services.worker.run('matchTransfers', { business: jobBusiness(scope), actor: jobActor(scope) }, options);
  if (found.hasChanged) {
    scope.services.anchorChanged();
    publishChange(scope, 'transactions', 'forecast', 'audit');
  }
  return found;
}

/**
 * Files the new lines of an import as rules and habits say, as far as the settings allow, and finds transfers between own accounts. To be called once
 * the batch is booked: the import stands whatever happens here, and undoing it takes all of this with it.
 */
export async function categoriseBatch(scope: BusinessScope, batchId: number): Promise<Categorisation> {
  const input = { business: jobBusiness(scope), actor: jobActor(scope), scope: { kind: 'batch', batchId } } as const;
  const result = await scope.services.worker.run('categorise', input);
  if (result.runId !== null) {
    scope.services.anchorChanged();
    publishChange(scope, 'transactions', 'categories', 'audit');
  }
  await matchTransfers(scope);
  return result;
}
