import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange, type Scope } from '../scope/services.ts';
import { readAutomaticSettings, writeAutomaticSettings } from './automatic-settings.ts';
import { categoriseBatch } from './categorise-batch.ts';
import { confirmLearned, setLearned, viewLearnedRules } from './learned-rules.ts';
import { filingsOfRules, listRules } from './rule-store.ts';
import { changeRule, checkDraft, createRule, removeRule, reorderRules } from './save-rule.ts';
import { acceptFrom, acceptLines, declineLines, viewSuggestions } from './suggestions.ts';
import { viewLines } from './view-lines.ts';

function writing(scope: Scope): BusinessScope {
  refuseReplay(scope);
  return inBusiness(scope);
}

/** Rules belong to the topic of categories, as the window follows it. */
async function changingRules<T>(scope: BusinessScope, work: Promise<T>): Promise<T> {
  const result = await work;
  publishChange(scope, 'categories', 'audit');
  return result;
}

async function changingLines<T>(scope: BusinessScope, work: Promise<T>): Promise<T> {
  const result = await work;
  publishChange(scope, 'transactions', 'categories', 'audit');
  return result;
}

export const ruleProcedures = {
  list: os.rules.list.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    const learned = await viewLearnedRules(scope);
    const { read } = scope.services.database;
    const filings = filingsOfRules(read, scope.business.id);
    return { rules: listRules(read, scope.business.id).map((rule) => ({ ...rule, ...filings(rule.id) })), learned };
  }),
  create: os.rules.create.handler(({ context, input }) => {
    const scope = writing(context.scope);
    return changingRules(scope, createRule(scope, input.rule));
  }),
  update: os.rules.update.handler(({ context, input }) => {
    const scope = writing(context.scope);
    return changingRules(scope, changeRule(scope, input.ruleId, input.rule));
  }),
  delete: os.rules.delete.handler(async ({ context, input }) => {
    const scope = writing(context.scope);
    await changingRules(scope, removeRule(scope, input.ruleId, true));
    return {};
  }),
  restore: os.rules.restore.handler(({ context, input }) => {
    const scope = writing(context.scope);
    return changingRules(scope, removeRule(scope, input.ruleId, false));
  }),
  reorder: os.rules.reorder.handler(async ({ context, input }) => {
    const scope = writing(context.scope);
    await changingRules(scope, reorderRules(scope, input.ruleIds));
    return {};
  }),
  preview: os.rules.preview.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    checkDraft(read, scope.business.id, input.rule);
    const job = { businessId: scope.business.id, rule: input.rule, ruleId: input.ruleId ?? null };
    const { changingIds, ...counts } = await scope.services.worker.run('previewRule', job, { signal: scope.signal });
    return { ...counts, changing: [...viewLines(read, scope.business.id, changingIds).values()] };
  }),
  apply: os.rules.apply.handler(({ context, input }) => {
    const scope = writing(context.scope);
    if (input.batchId !== undefined) return categoriseBatch(scope, input.batchId);
    const job = { business: jobBusiness(scope), actor: jobActor(scope), scope: { kind: 'rules', ruleId: input.ruleId ?? null } } as const;
    return changingLines(
      scope,
      scope.services.worker.run('categorise', job, jobOptions(scope, input.taskId)).finally(() => scope.services.anchorChanged()),
    );
  }),
  undoRun: os.rules.undoRun.handler(({ context, input }) => {
    const scope = writing(context.scope);
    const job = { business: jobBusiness(scope), actor: jobActor(scope), runId: input.runId };
    return changingLines(
      scope,
      scope.services.worker.run('undoCategorisation', job).finally(() => scope.services.anchorChanged()),
    );
  }),
  setLearned: os.rules.setLearned.handler(async ({ context, input }) => {
    const scope = writing(context.scope);
    await changingRules(scope, setLearned(scope, input.payeeKey, input.isEnabled));
    return {};
  }),
  confirmLearned: os.rules.confirmLearned.handler(({ context, input }) => {
    const scope = writing(context.scope);
    return changingRules(scope, confirmLearned(scope, input.payeeKey, input.direction));
  }),
  suggest: os.rules.suggest.handler(({ context, input }) => viewSuggestions(inBusiness(context.scope), { offset: input.offset, limit: input.limit })),
  acceptSuggestions: os.rules.acceptSuggestions.handler(({ context, input }) => {
    const scope = writing(context.scope);
    const { accepted } = input;
    return changingLines(scope, 'lines' in accepted ? acceptLines(scope, accepted.lines) : acceptFrom(scope, accepted.minConfidence));
  }),
  declineSuggestions: os.rules.declineSuggestions.handler(async ({ context, input }) => {
    const scope = writing(context.scope);
    await changingRules(scope, declineLines(scope, input.lines, input.isDeclined));
    return {};
  }),
  settings: os.rules.settings.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return readAutomaticSettings(scope.services.database.read, scope.business.id);
  }),
  updateSettings: os.rules.updateSettings.handler(({ context, input }) => {
    const scope = writing(context.scope);
    const { businessId: _, asOf: __, ...given } = input;
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return changingRules(
      scope,
      change(scope, (tx) => {
        const before = readAutomaticSettings(tx, scope.business.id);
        const after = { ...before, ...set };
        writeAutomaticSettings(tx, scope.business.id, after, scope.services.clock.nowInstant());
        record(tx, scope, { action: 'update', entityType: 'automatic_categories', before, after });
        return after;
      }),
    );
  }),
};
