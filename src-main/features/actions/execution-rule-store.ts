import type { Selectable } from 'kysely';
import { type ExecutionRule, executionRuleSchema } from '../../../src-shared/contract/actions.ts';
import { type CurrencyCode, currencyCode, currencyExponent } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { ACTION_TYPES, type ActionType } from '../../../src-shared/domain/vocabulary/actions.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { ExecutionAutomationRulesTable } from '../../database/schema/actions.ts';

/** Limit below which a batch of bills could be left to a rule: 10,000.00 of the base currency, as the source document has it. */
const BATCH_LIMIT = 10_000;
/** Locked to manual for good. */
const LOCKED: readonly ActionType[] = ['payroll_contingency', 'payroll_confirmation'];

/**
 * The rules a new business starts with: everything off and with approval; a batch below the limit only, follow-ups never to strategic customers, delays
 * only for flexible vendors, payroll locked. The same as the engine's own, which a test compares.
 */
export function startingRules(baseCurrency: CurrencyCode): ExecutionRule[] {
  return ACTION_TYPES.map((actionType) => ({
    actionType,
    autoExecute: false,
    thresholdAmountMinor: actionType === 'payment_batch' ? minorUnits(BATCH_LIMIT * 10 ** currencyExponent(baseCurrency)) : null,
    thresholdCurrency: actionType === 'payment_batch' ? baseCurrency : null,
    excludedTags: actionType === 'invoice_follow_up' ? ['strategic'] : [],
    includedTags: actionType === 'vendor_delay' ? ['flexible'] : [],
    requireApproval: true,
    isLocked: LOCKED.includes(actionType),
  }));
}

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

function columnsOf(rule: ExecutionRule, nowInstant: string) {
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
  for (const rule of startingRules(baseCurrency))
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
