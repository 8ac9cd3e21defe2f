import fc from 'fast-check';
import { expect } from 'vitest';
import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { addBills, addInvoice, openActionBooks, recommended, VENDOR_IBANS } from './action-books.ts';
import type { Client, Dump } from './app-folder.ts';
import type { TestApp } from './test-app.ts';

const TODAY = isoDate('2026-03-05');

/** What a person or the schedule may do; numbers choose among what there is. */
export const actionStep = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'run' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'critical' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('approve' as const), pick: fc.nat(20), key: fc.constantFrom(undefined, 'same') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'skip' as const, 'snooze' as const, 'confirm' as const), pick: fc.nat(20) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('dismiss' as const, 'reopen' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pay' as const), pick: fc.nat(20) }) },
);
export type ActionStep = typeof actionStep extends fc.Arbitrary<infer T> ? T : never;

/** Books with two late customers and two bills, one of them more than cash allows. */
export async function openBusyBooks(): Promise<TestApp> {
  const app = await openActionBooks();
  await addInvoice(app, { name: 'Acme', number: 'INV-7', dueDate: '2026-02-10', amountMinor: 119_000 });
  await addInvoice(app, { name: 'Beta', number: 'INV-8', dueDate: '2026-01-20', amountMinor: 55_000 });
  await addBills(app, { name: 'Paper Ltd', iban: VENDOR_IBANS[0] }, [{ number: 'B-1', dueDate: '2026-03-09', amountMinor: 2_500_000 }]);
  await addBills(app, { name: 'Ink Ltd', iban: VENDOR_IBANS[1] }, [{ number: 'B-2', dueDate: '2026-03-10', amountMinor: 40_000 }]);
  return app;
}

const chosen = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

/** Does one step; rejects with the application's error when it is refused. */
export async function takeStep(client: Client, one: ActionStep): Promise<unknown> {
  switch (one.kind) {
    case 'run':
      return client.pipeline.run({});
    case 'critical':
      return client.pipeline.runCritical({});
    case 'pay': {
      const item = chosen((await client.dueItems.list({ state: 'open' })).rows, one.pick);
      return (
        item && client.payments.record({ paymentDate: TODAY, amountMinor: minorUnits(item.openAmountMinor), allocations: [{ scheduleId: item.id }] })
      );
    }
    case 'dismiss':
    case 'reopen': {
      const alert = chosen(await client.alerts.list({ status: 'all' }), one.pick);
      return alert && client.alerts[one.kind]({ alertId: alert.id });
    }
    case 'approve': {
      const action = chosen(await client.actions.list({ state: 'all' }), one.pick);
      return (
        action && client.actions.approve({ actionId: action.id, optionId: recommended(action), key: one.key, overrideConflicts: one.pick % 2 === 0 })
      );
    }
    case 'undo':
    case 'skip':
    case 'snooze':
    case 'confirm': {
      const actionId = chosen(await client.actions.list({ state: 'all' }), one.pick)?.id;
      if (actionId === undefined) return undefined;
      if (one.kind === 'undo') return client.actions.undo({ actionId });
      if (one.kind === 'skip') return client.actions.skip({ actionId, reason: 'Not now' });
      if (one.kind === 'snooze') return client.actions.snooze({ actionId, until: addDays(TODAY, 3) });
      return client.actions.confirmDone({ actionId, note: 'Done' });
    }
    default:
      throw new Error('a step that is not known');
  }
}

/** No alert and no action there twice, nothing executed twice, and an audit entry for every approval. */
export function expectSoundActions(tables: Dump): void {
  const { prepared_actions: actions = [], execution_records: executions = [], audit_logs: entries = [], detection_alerts: alerts = [] } = tables;
  expect(new Set(alerts.map((row) => row['alert_key'])).size).toBe(alerts.length);
  const current = actions.filter((row) => row['is_current'] === 1);
  expect(new Set(current.map((row) => row['action_key'])).size).toBe(current.length);
  const standing = executions.filter((row) => row['status'] !== 'undone');
  for (const action of actions) {
    const own = standing.filter((row) => row['action_id'] === action['id']);
    // All that stands belongs to one approval: nothing was executed twice.
    expect(new Set(own.map((row) => String(row['execution_key']).replace(/#\d+$/, ''))).size).toBeLessThanOrEqual(1);
    const isDone = ['executed', 'verified', 'recorded'].includes(String(action['status']));
    expect([action['status'], own.length > 0]).toEqual([action['status'], isDone]);
    const approvals = entries.filter((entry) => entry['action'] === 'approve_action' && entry['entity_id'] === String(action['id'])).length;
    expect((JSON.parse(String(action['state'])) as { approvalNumber: number }).approvalNumber).toBe(approvals);
  }
}
