import { os } from '../scope/os.ts';
import { inBusiness } from '../scope/services.ts';
import { nextRunAt } from './schedule.ts';
import { runPipeline } from './run-pipeline.ts';
import { lastRunAt, listRuns } from './store.ts';

const RUNS_SHOWN = 50;

export const pipelineProcedures = {
  run: os.pipeline.run.handler(({ context, input }) =>
    runPipeline(inBusiness(context.scope), { mode: input.mode, types: input.types, startedBy: 'person', taskId: input.taskId }),
  ),
  runCritical: os.pipeline.runCritical.handler(({ context }) => runPipeline(inBusiness(context.scope), { mode: 'critical', startedBy: 'person' })),
  health: os.pipeline.health.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const lastRuns = listRuns(read, scope.business.id, RUNS_SHOWN);
    return {
      lastRuns,
      lastFullRunAt: lastRunAt(read, scope.business.id, 'full'),
      lastErrors: lastRuns[0]?.errors ?? [],
      nextRunAt: nextRunAt(scope.services.clock.nowInstant()),
    };
  }),
};
