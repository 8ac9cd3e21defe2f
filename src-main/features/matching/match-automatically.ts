import { jobActor, jobBusiness } from '../scope/job-input.ts';
import { type BusinessScope, publishChange } from '../scope/services.ts';

/** Matches what is certain; for whoever has changed which lines are in the book or what is owed. */
export async function matchAutomatically(scope: BusinessScope): Promise<number[]> {
  const { paymentIds } = await scope.services.worker.run('matchAutomatically', { business: jobBusiness(scope), actor: jobActor(scope) });
  if (paymentIds.length > 0) {
    scope.services.anchorChanged();
    publishChange(scope, 'obligations', 'transactions', 'forecast', 'audit');
  }
  return paymentIds;
}
