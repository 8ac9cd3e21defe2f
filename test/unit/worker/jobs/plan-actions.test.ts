import { describe, expect, it } from 'vitest';
import type { StoredAction } from '../../../../src-main/features/actions/action-store.ts';
import { pendingAction } from '../../../../src-main/engine/execution/decision/action-state.ts';
import type { PreparedAction } from '../../../../src-main/engine/preparation/types.ts';
import { type Candidate, planActions, type PlanFacts } from '../../../../src-main/worker/jobs/plan-actions.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const TODAY = isoDate('2026-03-05');
const EUR = currencyCode('EUR');

function prepared(actionType: PreparedAction['actionType'], severity: PreparedAction['severity']): PreparedAction {
  return {
    actionKey: `${actionType}:late_payment:client:7`,
    actionType,
    agent: 'invoice_followup',
    alertKey: 'late_payment:client:7',
    severity,
    entityType: 'client',
    entityId: '7',
    entityName: 'Acme',
    title: 'Collect',
    summary: 'Late',
    amountMinor: minorUnits(1000),
    currency: EUR,
    deadlineDate: TODAY,
    deadlineReason: 'Soon',
    tags: [],
    holdsPayroll: false,
    itemIds: ['1'],
    options: [],
    links: [],
  };
}

const candidate = (action: PreparedAction, stake = 1000): Candidate => ({ prepared: action, alertId: 3, cashAtStakeMinor: stake });

function stored(action: PreparedAction, status: StoredAction['status'], more: Partial<StoredAction> = {}): StoredAction {
  const { alertKey: _alert, links: _links, options: _options, ...content } = action;
  return {
    ...content,
    tags: [],
    itemIds: [...content.itemIds],
    id: 11,
    alertId: 3,
    isCurrent: true,
    cashAtStakeMinor: minorUnits(1000),
    status,
    statusReason: null,
    snoozedUntil: null,
    preparedOn: TODAY,
    decidedAt: null,
    decidedBy: null,
    chosenOptionId: null,
    state: pendingAction('11'),
    ...more,
  };
}

const facts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  asOf: TODAY,
  lookedFor: ['late_payment'],
  isFull: true,
  cameBack: new Set(),
  executedOn: new Map(),
  goneBecause: () => 'paid',
  ...more,
});

const reminder = prepared('payment_reminder', 'upcoming');
const followUp = prepared('invoice_follow_up', 'this_week');

/** What a plan does, in one word a list that is not empty. */
const wordsOf = (plan: ReturnType<typeof planActions>): string[] => Object.entries(plan).flatMap(([name, list]) => (list.length === 0 ? [] : [name]));

describe('what a run does with an action', () => {
  it.each([
    ['new', [], [candidate(followUp)], {}, ['insert']],
    ['waiting', [stored(followUp, 'pending')], [candidate(followUp)], {}, ['refresh']],
    ['waiting and no longer called for', [stored(followUp, 'pending')], [], {}, ['withdraw']],
    ['waiting, of a kind this run did not look for', [stored(followUp, 'pending')], [], { lookedFor: [] }, []],
    ['withdrawn and called for again', [stored(followUp, 'withdrawn')], [candidate(followUp)], {}, ['refresh', 'wake']],
    ['skipped', [stored(followUp, 'skipped')], [candidate(followUp)], {}, []],
    ['skipped, at stake 24 % more', [stored(followUp, 'skipped')], [candidate(followUp, 1249)], {}, []],
    ['skipped, at stake 25 % more', [stored(followUp, 'skipped')], [candidate(followUp, 1250)], {}, ['renew']],
    ['skipped, gone and there again', [stored(followUp, 'skipped')], [candidate(followUp)], { cameBack: new Set([3]) }, ['renew']],
    ['skipped as a reminder, now a follow-up', [stored(reminder, 'skipped')], [candidate(followUp)], {}, ['insert']],
    ['skipped as a follow-up, now only a reminder', [stored(followUp, 'skipped')], [candidate(reminder)], {}, []],
    ['approved and still to be done by hand', [stored(followUp, 'approved')], [candidate(followUp, 9000)], {}, []],
    ['executed six days ago', [stored(followUp, 'executed')], [candidate(followUp)], { executedOn: new Map([[11, isoDate('2026-02-27')]]) }, []],
    [
      'executed seven days ago',
      [stored(followUp, 'executed')],
      [candidate(followUp)],
      { executedOn: new Map([[11, isoDate('2026-02-26')]]) },
      ['renew'],
    ],
    ['recorded long ago, and executed today', [stored(followUp, 'recorded')], [candidate(followUp)], { executedOn: new Map([[11, TODAY]]) }, []],
    ['snoozed', [stored(followUp, 'snoozed', { snoozedUntil: isoDate('2026-03-06') })], [candidate(followUp)], {}, ['refresh']],
    ['snoozed until today', [stored(followUp, 'snoozed', { snoozedUntil: TODAY })], [candidate(followUp)], {}, ['refresh', 'wake']],
    [
      'snoozed, and worse',
      [stored(followUp, 'snoozed', { snoozedUntil: isoDate('2026-03-09') })],
      [candidate(followUp, 2000)],
      {},
      ['refresh', 'wake'],
    ],
    ['snoozed as a follow-up, now a reminder', [stored(followUp, 'snoozed', { snoozedUntil: isoDate('2026-03-09') })], [candidate(reminder)], {}, []],
  ] as const)('%s', (_name, kept, candidates, more, words) => {
    expect(wordsOf(planActions(kept, candidates, facts(more)))).toEqual(words);
  });

  it('without an alert is withdrawn by a full run only', () => {
    const spare = stored({ ...followUp, actionKey: 'excess_cash_allocation:business', actionType: 'excess_cash_allocation' }, 'pending', {
      alertId: null,
    });
    expect(wordsOf(planActions([spare], [], facts({ isFull: false })))).toEqual([]);
    expect(wordsOf(planActions([spare], [], facts()))).toEqual(['withdraw']);
  });
});
