import { must } from '../../../src-shared/result/assert.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { explainWeek } from './explain-week.ts';
import { getForecast } from './get-forecast.ts';
import { insertSnapshot, listSnapshots } from './store.ts';

const SNAPSHOT_HORIZON_DAYS = 91;

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
    const { view } = await getForecast(scope, { horizonDays: SNAPSHOT_HORIZON_DAYS, actualDays: 0 });
    const snapshot = await change(scope, (tx) => {
      const id = insertSnapshot(tx, view, { reason: 'on_demand', nowInstant: scope.services.clock.nowInstant(), userId: scope.userId });
      record(tx, scope, {
        action: 'create',
        entityType: 'forecast_snapshot',
        entityId: String(id),
        details: { forecastDate: view.asOf, modelVersion: view.modelVersion },
      });
      return must(
        listSnapshots(tx, scope.business.id, 1).find((row) => row.id === id),
        'the snapshot just written',
      );
    });
    publishChange(scope, 'forecast', 'audit');
    return snapshot;
  }),
  snapshots: os.forecast.snapshots.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listSnapshots(scope.services.database.read, scope.business.id, input.limit);
  }),
};
