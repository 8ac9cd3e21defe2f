import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { listDetectionRules, putDetectionRule } from './detection-rule-store.ts';

export const detectionRuleProcedures = {
  list: os.detectionRules.list.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return listDetectionRules(scope.services.database.read, scope.business.id);
  }),
  update: os.detectionRules.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const after = await change(scope, (tx) => {
      const before = must(
        listDetectionRules(tx, scope.business.id).find(({ detectionType }) => detectionType === input.detectionType),
        'a rule for every type',
      );
      // Thresholds are given as a whole: one that is left out goes back to the business's own.
      const rule = { ...before, isEnabled: input.isEnabled ?? before.isEnabled, thresholds: input.thresholds ?? before.thresholds };
      putDetectionRule(tx, scope.business.id, rule, scope.services.clock.nowInstant());
      record(tx, scope, { action: 'update', entityType: 'detection_rule', entityId: input.detectionType, before, after: rule });
      return rule;
    });
    publishChange(scope, 'settings', 'audit');
    return after;
  }),
  preview: os.detectionRules.preview.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const job = { business: jobBusiness(scope), thresholds: input.thresholds };
    return scope.services.worker.run('previewDetection', job, jobOptions(scope, input.taskId));
  }),
};
