import type { Selectable } from 'kysely';
import { type ExecutionRule, executionRuleSchema } from '../../../src-shared/contract/actions.ts';
import { type AutomationRule, startingAutomationRules } from '../../../src-shared/domain/automation/automation-rules.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { ACTION_TYPES } from '../../../src-shared/domain/vocabulary/actions.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { ExecutionAutomationRulesTable } from '../../database/schema/actions.ts';

function toRule(row: Selectable<ExecutionAutomationRulesTable>): ExecutionRule {
  const { actionType, excludedTags, includedTags } = executionRuleSchema.shape;
  return {
    actionType: actionType.parse(row.action_type),
    autoExecute: row.auto_execute === 1,
    thresholdAmountMinor: row.threshold_amount_minor === null ? null : minorUnits(row.threshold_amount_minor),
    thresholdCurrency: row.threshold_currency === null ? null : currencyCode(row.threshold_currency),
    excludedTags: excludedTags.parse(JSON.parse(row.excluded_tags)),
    includedTags: includedTags.parse(JSON.parse(row.included_tags)),
    requireApproval: row.require_approval === 1,
    isLocked: row.is_locked === 1,
  };
}

/** The stored rules in the order of the action types; a business made before there were any has none, and nothing leaves by itself. */
export function listExecutionRules(read: ReadHandle, businessId: number): ExecutionRule[] {
  const rows = read.all(read.build.selectFrom('execution_automation_rules').selectAll().where('business_id', '=', businessId));
  const byType = new Map(rows.map((row) => [row.action_type, toRule(row)]));
  return ACTION_TYPES.flatMap((type) => byType.get(type) ?? []);
}

function columnsOf(rule: AutomationRule, nowInstant: string) {
  return {
    auto_execute: rule.autoExecute ? 1 : 0,
    threshold_amount_minor: rule.thresholdAmountMinor,
    threshold_currency: rule.thresholdCurrency,
    excluded_tags: JSON.stringify(rule.excludedTags),
    included_tags: JSON.stringify(rule.includedTags),
    require_approval: rule.requireApproval ? 1 : 0,
    updated_at: nowInstant,
  } as const;
}

/** Gives a business the rules it lacks; those it has stay as they are. */
export function insertStartingRules(tx: WriteHandle, businessId: number, baseCurrency: CurrencyCode, nowInstant: string): void {
  for (const rule of startingAutomationRules(baseCurrency))
    tx.run(
      tx.build
        .insertInto('execution_automation_rules')
        .values({
          business_id: businessId,
          action_type: rule.actionType,
          ...columnsOf(rule, nowInstant),
          is_locked: rule.isLocked ? 1 : 0,
          created_at: nowInstant,
        })
        .onConflict((conflict) => conflict.columns(['business_id', 'action_type']).doNothing()),
    );
}

/** A locked rule cannot be written: the table itself refuses. */
export function updateExecutionRule(tx: WriteHandle, businessId: number, rule: ExecutionRule, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('execution_automation_rules')
      .set(columnsOf(rule, nowInstant))
      .where('business_id', '=', businessId)
      .where('action_type', '=', rule.actionType),
  );
}
