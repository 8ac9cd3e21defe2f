import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { type BusinessScope, publishChange } from '../scope/services.ts';
import type { RunStarter } from './store.ts';

export type PipelineCall = {
  readonly mode: PipelineResult['mode'];
  readonly types?: readonly DetectionType[] | undefined;
  readonly startedBy: RunStarter;
  readonly taskId?: string | undefined;
};

/** Runs by business: a second caller gets the run that is already under way, so that two never write the same alerts. */
const underWay = new Map<string, Promise<PipelineResult>>();

/** Detects, and keeps the alerts up to date. One run at a time for each business, mode and day. */
export function runPipeline(scope: BusinessScope, call: PipelineCall): Promise<PipelineResult> {
  const types = call.types ?? [];
  if (call.mode === 'targeted' && types.length === 0) throw new AppError('INVALID_INPUT', 'A targeted run needs the types to look for.');
  const key = `${scope.services.folder.fileId}|${scope.business.id}|${call.mode}|${types.join(',')}|${scope.asOf}`;
  const running = underWay.get(key);
  if (running !== undefined) return running;
  const input = { business: jobBusiness(scope), actor: jobActor(scope), mode: call.mode, types, startedBy: call.startedBy };
  const made = scope.services.worker
    .run('pipeline', input, jobOptions(scope, call.taskId))
    .then(({ result, changed, hasExecuted }) => {
      if (changed > 0) {
        scope.services.anchorChanged();
        publishChange(scope, 'alerts', 'audit', ...(hasExecuted ? (['obligations', 'forecast'] as const) : []));
      }
      return result;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}
