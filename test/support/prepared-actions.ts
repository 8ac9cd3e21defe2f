import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Client } from './app-folder.ts';

/** A prepared action for each procedure that decides one for good, and what was made by one that was approved. */
export type PreparedActions = {
  readonly actionFor: Readonly<Record<(typeof DECISIONS)[number], number>>;
  readonly executionId: number;
  readonly automationRuleId: number;
};

const DECISIONS = ['get', 'approve', 'approveBatch', 'skip', 'snooze', 'undo', 'confirmDone'] as const;
const MESSAGE = 'send_message.professional';

/** Customers who are three weeks late, so that each has an action of its own; two of them decided already. */
export async function prepareActions(client: Client, businessId: number): Promise<PreparedActions> {
  for (const decision of DECISIONS) {
    const customer = await client.customers.create({ businessId, name: `Late ${decision}`, email: `${decision}@example.com` });
    await client.dueItems.create({
      businessId,
      clientId: customer.id,
      documentNumber: `L-${decision}`,
      issueDate: isoDate('2026-01-10'),
      dueDate: isoDate('2026-02-10'),
      amountMinor: minorUnits(50_000),
    });
  }
  await client.pipeline.run({ businessId, mode: 'targeted', types: ['late_payment'] });
  const actions = await client.actions.list({ businessId });
  const idOf = (decision: string): number =>
    must(
      actions.find(({ entityName }) => entityName === `Late ${decision}`),
      `an action about ${decision}`,
    ).id;
  const actionFor = Object.fromEntries(DECISIONS.map((decision) => [decision, idOf(decision)])) as PreparedActions['actionFor'];
  const { executions } = await client.actions.approve({ businessId, actionId: actionFor.undo, optionId: MESSAGE });
  await client.actions.approve({ businessId, actionId: actionFor.confirmDone, optionId: 'call' });
  const [rule] = await client.automation.rules({ businessId });
  return { actionFor, executionId: must(executions[0], 'an execution').id, automationRuleId: must(rule, 'an automation').id };
}

/** What the procedures of actions take. */
export function actionInputs({ actionFor, executionId, automationRuleId }: PreparedActions): Readonly<Record<string, Record<string, unknown>>> {
  return {
    'actions.get': { actionId: actionFor.get },
    'actions.preview': { actionId: actionFor.get, optionId: MESSAGE },
    'actions.approve': { actionId: actionFor.approve, optionId: MESSAGE },
    'actions.approveBatch': { approvals: [{ actionId: actionFor.approveBatch, optionId: MESSAGE }] },
    'actions.skip': { actionId: actionFor.skip, reason: 'They pay tomorrow' },
    'actions.snooze': { actionId: actionFor.snooze },
    'actions.undo': { actionId: actionFor.undo },
    'actions.confirmDone': { actionId: actionFor.confirmDone, note: 'Called; the cheque is in the post' },
    'executions.file': { executionId },
    'automation.updateExecutionRule': { actionType: 'invoice_follow_up', thresholdAmountMinor: 100_000, thresholdCurrency: 'EUR' },
    'automation.updateRule': { ruleId: automationRuleId, confidenceThreshold: 0.95 },
    'detectionRules.update': { detectionType: 'late_payment', thresholds: { latePaymentThresholdDays: 10 } },
    'detectionRules.preview': { thresholds: { latePaymentThresholdDays: 20 } },
  };
}
