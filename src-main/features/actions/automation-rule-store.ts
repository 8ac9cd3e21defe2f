import type { Selectable } from 'kysely';
import type { AutomationRuleView } from '../../../src-shared/contract/actions.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { AutomationRulesTable } from '../../database/schema/actions.ts';

/** What the application does by itself, and from which confidence on, unless the owner says otherwise. */
const STARTING_AUTOMATIONS = [
  { name: 'File bank lines under categories', automationType: 'categorisation', actionName: 'categorise', confidenceThreshold: 0.9 },
  { name: 'Match bank lines with invoices and bills', automationType: 'matching', actionName: 'match', confidenceThreshold: 0.98 },
  { name: 'Pair transfers between own accounts', automationType: 'transfers', actionName: 'pair', confidenceThreshold: 0.9 },
] as const;

export type AutomationType = (typeof STARTING_AUTOMATIONS)[number]['automationType'];

function toRule(row: Selectable<AutomationRulesTable>): AutomationRuleView {
  return {
    id: row.id,
    name: row.name,
    automationType: row.automation_type,
    actionName: row.action_name,
    enabled: row.enabled === 1,
    confidenceThreshold: row.confidence_threshold,
    autoApprove: row.auto_approve === 1,
  };
}

export function listAutomationRules(read: ReadHandle, businessId: number): AutomationRuleView[] {
  return read.all(read.build.selectFrom('automation_rules').selectAll().where('business_id', '=', businessId).orderBy('id')).map(toRule);
}

/** How one automation is set; null where a business made before there were rules has none: then it goes on as it always has. */
export function findAutomationRule(read: ReadHandle, businessId: number, automationType: AutomationType): AutomationRuleView | null {
  return listAutomationRules(read, businessId).find((rule) => rule.automationType === automationType) ?? null;
}

/** Gives a business the rules it lacks. */
export function insertStartingAutomations(tx: WriteHandle, businessId: number, nowInstant: string): void {
  for (const { name, automationType, actionName, confidenceThreshold } of STARTING_AUTOMATIONS)
    tx.run(
      tx.build
        .insertInto('automation_rules')
        .values({
          business_id: businessId,
          name,
          automation_type: automationType,
          action_name: actionName,
          confidence_threshold: confidenceThreshold,
          auto_approve: 1,
          created_at: nowInstant,
          updated_at: nowInstant,
        })
        .onConflict((conflict) => conflict.columns(['business_id', 'automation_type', 'action_name']).doNothing()),
    );
}

export function updateAutomationRule(tx: WriteHandle, businessId: number, rule: AutomationRuleView, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('automation_rules')
      .set({
        enabled: rule.enabled ? 1 : 0,
        confidence_threshold: rule.confidenceThreshold,
        auto_approve: rule.autoApprove ? 1 : 0,
        updated_at: nowInstant,
      })
      .where('business_id', '=', businessId)
      .where('id', '=', rule.id),
  );
}
