import type { AutomationRuleView, ExecutionRule } from '../../../src-shared/contract/actions.ts';
import { startingAutomationRules } from '../../../src-shared/domain/automation/automation-rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { readAutomaticSettings, writeAutomaticSettings } from '../rules/automatic-settings.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { listAutomationRules, updateAutomationRule } from './automation-rule-store.ts';
import { insertStartingRules, listExecutionRules, updateExecutionRule } from './execution-rule-store.ts';

/** A business made before there were rules is shown those it would start with; the first change writes them. */
function executionRules(read: ReadHandle, { business }: BusinessScope): ExecutionRule[] {
  const stored = new Map(listExecutionRules(read, business.id).map((rule) => [rule.actionType, rule]));
  return startingAutomationRules(business.baseCurrency).map((rule) => stored.get(rule.actionType) ?? rule);
}

/** Whether categories are filed by themselves is kept with the rules of categories; it is shown, and changed, here as well. */
function automationRules(read: ReadHandle, businessId: number): AutomationRuleView[] {
  const { isEnabled, confidenceThreshold } = readAutomaticSettings(read, businessId);
  return listAutomationRules(read, businessId).map((rule) =>
    rule.automationType === 'categorisation' ? { ...rule, enabled: isEnabled, confidenceThreshold } : rule,
  );
}

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

function merged<T extends object>(before: T, given: Given<T>): T {
  const known = Object.entries(given).filter(([name, value]) => value !== undefined && name in before);
  return { ...before, ...Object.fromEntries(known) };
}

async function refuseLocked(scope: BusinessScope, rule: ExecutionRule, given: Given<ExecutionRule>): Promise<never> {
  await change(scope, (tx) =>
    record(tx, scope, {
      action: 'refuse_update',
      entityType: 'execution_automation_rule',
      entityId: rule.actionType,
      reason: 'locked: payroll is always decided by a person',
      before: rule,
      details: { asked: given },
    }),
  );
  throw new AppError('FORBIDDEN', 'Payroll is always decided by a person: this rule is locked. Nothing was changed; the attempt is in the log.');
}

function refuseHalfLimit({ thresholdAmountMinor, thresholdCurrency }: ExecutionRule): void {
  if ((thresholdAmountMinor === null) !== (thresholdCurrency === null))
    throw new AppError('INVALID_INPUT', 'A limit needs an amount and its currency. Nothing was changed; give both, or neither.');
  if (thresholdAmountMinor !== null && thresholdAmountMinor < 0)
    throw new AppError('INVALID_INPUT', 'A limit is an amount from zero up. Nothing was changed.');
}

async function changeExecutionRule(scope: BusinessScope, given: Given<ExecutionRule> & Pick<ExecutionRule, 'actionType'>): Promise<ExecutionRule> {
  refuseReplay(scope);
  const { services, business } = scope;
  const before = must(
    executionRules(services.database.read, scope).find(({ actionType }) => actionType === given.actionType),
    'a rule for every action type',
  );
  if (before.isLocked) return refuseLocked(scope, before, given);
  const after = merged(before, given);
  refuseHalfLimit(after);
  await change(scope, (tx) => {
    const nowInstant = services.clock.nowInstant();
    insertStartingRules(tx, business.id, business.baseCurrency, nowInstant);
    updateExecutionRule(tx, business.id, after, nowInstant);
    record(tx, scope, { action: 'update', entityType: 'execution_automation_rule', entityId: given.actionType, before, after });
  });
  publishChange(scope, 'settings', 'audit');
  return after;
}

function writeCategorisation(tx: WriteHandle, businessId: number, rule: AutomationRuleView, nowInstant: string): void {
  if (rule.automationType !== 'categorisation') return;
  const settings = {
    ...readAutomaticSettings(tx, businessId),
    isEnabled: rule.enabled && rule.autoApprove,
    confidenceThreshold: rule.confidenceThreshold,
  };
  writeAutomaticSettings(tx, businessId, settings, nowInstant);
}

async function changeAutomationRule(scope: BusinessScope, ruleId: number, given: Given<AutomationRuleView>): Promise<AutomationRuleView> {
  refuseReplay(scope);
  const { services, business } = scope;
  const after = await change(scope, (tx) => {
    const before = automationRules(tx, business.id).find(({ id }) => id === ruleId);
    if (before === undefined) throw new AppError('NOT_FOUND', 'There is no such automation in this business. Nothing was changed.');
    const rule = merged(before, given);
    const nowInstant = services.clock.nowInstant();
    updateAutomationRule(tx, business.id, rule, nowInstant);
    writeCategorisation(tx, business.id, rule, nowInstant);
    record(tx, scope, { action: 'update', entityType: 'automation_rule', entityId: String(ruleId), before, after: rule });
    return rule;
  });
  publishChange(scope, 'settings', 'audit');
  return after;
}

export const automationProcedures = {
  executionRules: os.automation.executionRules.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return executionRules(scope.services.database.read, scope);
  }),
  updateExecutionRule: os.automation.updateExecutionRule.handler(({ context, input }) => {
    const { businessId: _business, asOf: _asOf, ...given } = input;
    return changeExecutionRule(inBusiness(context.scope), given);
  }),
  rules: os.automation.rules.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return automationRules(scope.services.database.read, scope.business.id);
  }),
  updateRule: os.automation.updateRule.handler(({ context, input }) => {
    const { ruleId, enabled, confidenceThreshold, autoApprove } = input;
    return changeAutomationRule(inBusiness(context.scope), ruleId, { enabled, confidenceThreshold, autoApprove });
  }),
};
