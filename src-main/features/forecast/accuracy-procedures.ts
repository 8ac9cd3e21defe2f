import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';

/** Scores what has come since; for the daily round, for every import, and for whoever asks. */
export async function scoreForecasts(scope: BusinessScope): Promise<number> {
  const { logged } = await scope.services.worker.run('scoreForecasts', { business: jobBusiness(scope) });
  if (logged > 0) publishChange(scope, 'forecast');
  return logged;
}

export const accuracyProcedures = {
  get: os.accuracy.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return scope.services.worker.run('accuracy', { business: jobBusiness(scope), horizonDays: input.horizonDays }, jobOptions(scope, undefined));
  }),
  update: os.accuracy.update.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    return { logged: await scoreForecasts(scope) };
  }),
};
