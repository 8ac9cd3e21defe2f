import { jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { explainWeek } from './explain-week.ts';
import { getForecast } from './get-forecast.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { listSnapshots } from './store.ts';

export const forecastProcedures = {
  get: os.forecast.get.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const answer = await getForecast(scope, { horizonDays: input.weeks * 7, actualDays: input.actualDays, taskId: input.taskId });
    return answer.view;
  }),
  evidence: os.forecast.evidence.handler(({ context, input }) => explainWeek(inBusiness(context.scope), input.weekStart)),
  snapshot: os.forecast.snapshot.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const snapshot = await keepSnapshot(scope, 'on_demand');
    publishChange(scope, 'forecast', 'audit');
    return snapshot;
  }),
  series: os.forecast.series.handler(({ context: { scope }, input: { taskId, ...given } }) =>
    scope.services.worker.run('series', given, jobOptions(scope, taskId)),
  ),
  snapshots: os.forecast.snapshots.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listSnapshots(scope.services.database.read, scope.business.id, input.limit);
  }),
};
