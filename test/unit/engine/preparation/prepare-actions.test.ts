import { describe, expect, it } from 'vitest';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { PREPARATION_AGENTS } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { mayAutoExecute } from '../../../../src-main/engine/execution/automation/may-auto-execute.ts';
import { startingAutomationRules } from '../../../../src-shared/domain/automation/automation-rules.ts';
import { spareCashMinor } from '../../../../src-main/engine/preparation/agents/opportunities.ts';
import { AGENTS, prepareActions } from '../../../../src-main/engine/preparation/prepare-actions.ts';
import { alertOf, contextOf, EUR, inDays, item, PAPER, pathOf, SHOP } from './build-context.ts';

describe('agents', () => {
  it('are the ten of the source document, one for each kind of trouble', () => {
    expect(Object.keys(AGENTS).toSorted()).toEqual([...DETECTION_TYPES].toSorted());
    expect(new Set(Object.values(AGENTS).map(({ agent }) => agent))).toEqual(new Set(PREPARATION_AGENTS));
  });

  it('prepare nothing for a customer or bill they know nothing of', () => {
    const strangers = [
      alertOf('late_payment', 'emergency', { entityType: 'client', entityId: 'nobody', items: ['gone'] }),
      alertOf('client_churn', 'this_week', { entityType: 'client', entityId: 'nobody' }),
      alertOf('vendor_terms_expiring', 'this_week', { entityType: 'expense', entityId: 'nobody' }),
      alertOf('payment_timing_conflict', 'this_week'),
    ];
    expect(prepareActions(strangers, contextOf())).toEqual([]);
  });

  it('answer an alert once', () => {
    const alert = alertOf('runway_threshold', 'this_week');
    expect(prepareActions([alert, alert], contextOf())).toHaveLength(1);
  });

  it('find the invoices of a customer when the evidence names none that is open', () => {
    const alert = alertOf('late_payment', 'upcoming', { entityType: 'client', entityId: SHOP.id, items: ['paid-meanwhile'] });
    const [action] = prepareActions(
      [alert],
      contextOf({ openItems: [item('i1', 100, -9, { partyId: SHOP.id }), item('i2', 100, 9, { partyId: SHOP.id })] }),
    );
    expect(action?.itemIds).toEqual(['i1']);
  });
});

describe('spare cash', () => {
  const context = (p50: number) =>
    contextOf({ path: pathOf([[1, p50]]), bufferMinor: minorUnits(500_000), monthlyOutflowMinor: minorUnits(1_000_000) });

  it('is what the cautious path leaves above buffer and a month of outflow on every day', () => {
    expect(spareCashMinor(context(1_700_001))).toBe(1);
    expect(spareCashMinor(context(1_700_000))).toBe(0);
    expect(prepareActions([], context(1_700_000))).toEqual([]);
    expect(prepareActions([], context(1_700_001)).map((action) => action.actionType)).toEqual(['excess_cash_allocation']);
  });

  it('is not offered before the forecast reaches 13 weeks', () => {
    expect(spareCashMinor({ ...context(9_000_000), path: context(9_000_000).path.slice(0, 90) })).toBe(0);
  });
});

describe('a credit line', () => {
  const breach = alertOf('buffer_breach', 'emergency', { cashAtStakeMinor: minorUnits(300_000), deadlineDate: inDays(3) });
  const types = (limit: number | null) =>
    prepareActions(
      [breach],
      contextOf({
        path: pathOf([[1, 200_000]]),
        creditLines: limit === null ? [] : [{ id: 'l', name: 'Line', limitMinor: minorUnits(limit), drawnMinor: minorUnits(0), annualRateBps: 800 }],
      }),
    ).map((action) => action.actionType);

  it('is drawn on only where one is recorded with something left', () => {
    expect(types(null)).toEqual(['cost_reduction']);
    expect(types(0)).toEqual(['cost_reduction']);
    expect(types(100_000)).toEqual(['credit_line_draw']);
  });
});

describe('invoices and paydays', () => {
  it('are prepared from their day on, and a threatened payday only once', () => {
    const wage = item('w', -100, 7, { obligationType: 'payroll' });
    const confirmations = (days: number, isThreatened: boolean) =>
      prepareActions(
        isThreatened ? [alertOf('payroll_safety', 'emergency', { items: ['w'], deadlineDate: inDays(days), cashAtStakeMinor: minorUnits(1) })] : [],
        contextOf({ openItems: [{ ...wage, dueDate: inDays(days) }] }),
      ).filter((action) => action.actionType === 'payroll_confirmation').length;
    expect([confirmations(7, false), confirmations(8, false), confirmations(4, true)]).toEqual([1, 0, 1]);
  });
});

describe('automation', () => {
  it('never takes a batch that holds a wage', () => {
    const wage = item('w', -100, 3, { obligationType: 'payroll', partyId: PAPER.id });
    const alert = alertOf('vendor_terms_expiring', 'this_week', { entityType: 'expense', entityId: PAPER.id, items: ['w'], deadlineDate: inDays(3) });
    const rules = startingAutomationRules(EUR).map((rule) => ({ ...rule, autoExecute: true, requireApproval: false, isLocked: false }));
    const actions = prepareActions([alert], contextOf({ openItems: [wage] }));
    const batch = actions.find((action) => action.actionType === 'payment_batch');
    if (batch === undefined) throw new Error('no batch');
    expect(mayAutoExecute(batch, rules)).toEqual({ mayExecute: false, reason: 'Payroll is always decided by a person.' });
    expect(mayAutoExecute({ ...batch, holdsPayroll: false, tags: [] }, rules).mayExecute).toBe(true);
  });
});
