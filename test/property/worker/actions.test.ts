import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { addBills, addInvoice, openActionBooks, recommended, VENDOR_IBANS } from '../../support/action-books.ts';
import type { TestApp } from '../../support/test-app.ts';

const IS_FULL = process.env['TAMIO_FULL'] === '1';
const TODAY = isoDate('2026-03-05');

/** What a person or the schedule may do; numbers choose among what there is. */
const step = fc.oneof(
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
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function openBusyBooks(): Promise<TestApp> {
  const app = await openActionBooks();
  await addInvoice(app, { name: 'Acme', number: 'INV-7', dueDate: '2026-02-10', amountMinor: 119_000 });
  await addInvoice(app, { name: 'Beta', number: 'INV-8', dueDate: '2026-01-20', amountMinor: 55_000 });
  await addBills(app, { name: 'Paper Ltd', iban: VENDOR_IBANS[0] }, [{ number: 'B-1', dueDate: '2026-03-09', amountMinor: 2_500_000 }]);
  await addBills(app, { name: 'Ink Ltd', iban: VENDOR_IBANS[1] }, [{ number: 'B-2', dueDate: '2026-03-10', amountMinor: 40_000 }]);
  return app;
}

const chosen = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

async function take({ client }: TestApp, one: Step): Promise<unknown> {
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

type Row = Readonly<Record<string, unknown>>;

function expectSound(tables: Readonly<Record<string, readonly Row[]>>): void {
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

describe('whatever is run, decided, taken back and paid, in any order', () => {
  it(
    'no alert and no action is there twice, nothing is executed twice, and every approval is in a log that verifies',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: IS_FULL ? 60 : 14 }), async (steps) => {
          const app = await openBusyBooks();
          await app.client.pipeline.run({});
          // A refusal is an answer; anything else is a mistake.
          const refusals: (string | undefined)[] = [];
          for (const one of steps) await take(app, one).catch((error: { data?: { code?: string } }) => refusals.push(error.data?.code));
          expect(refusals.filter((code) => code !== 'CONFLICT' && code !== 'INVALID_INPUT')).toEqual([]);
          expectSound(await app.dump());
          expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
          await app.close();
        }),
        { numRuns: IS_FULL ? 40 : 3, seed: 20_260_305 },
      );
    },
    30 * 60_000,
  );
});
