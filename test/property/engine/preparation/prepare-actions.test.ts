import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { ACTION_TYPES } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { CRITICALITIES, FLEXIBILITY_LEVELS, RELATIONSHIP_TYPES } from '../../../../src-shared/domain/vocabulary/parties.ts';
import { ALERT_SEVERITIES, type DetectedAlert } from '../../../../src-main/engine/detection/types.ts';
import { mayAutoExecute } from '../../../../src-main/engine/execution/automation/may-auto-execute.ts';
import { startingAutomationRules } from '../../../../src-shared/domain/automation/automation-rules.ts';
import type { OpenItemFact, PreparationContext } from '../../../../src-main/engine/preparation/context.ts';
import { prepareActions } from '../../../../src-main/engine/preparation/prepare-actions.ts';
import { alertOf, contextOf, EUR, inDays, item, PAPER, pathOf, SHOP } from '../../../unit/engine/preparation/build-context.ts';

const obligation = fc.constantFrom('revenue', 'vendor_bill', 'payroll', 'tax', 'rent', 'loan', 'subscription');
const openItems: fc.Arbitrary<OpenItemFact[]> = fc
  .array(
    fc
      .record({
        type: obligation,
        amount: fc.integer({ min: 1, max: 2_000_000 }),
        due: fc.integer({ min: -90, max: 60 }),
        reminders: fc.nat(4),
        discount: fc.boolean(),
      })
      .map(({ amount, discount, due, reminders, type }) => ({ amount, discount, due, reminders, type })),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ amount, discount, due, reminders, type }, index) =>
      item(`i${index}`, type === 'revenue' ? amount : -amount, due, {
        obligationType: type,
        partyId: type === 'revenue' ? 'c' : 'v',
        remindersSent: reminders,
        discount: discount && type === 'vendor_bill' ? { untilDate: inDays(2), savingMinor: minorUnits(Math.floor(amount / 50)) } : null,
      }),
    ),
  );

const context: fc.Arbitrary<PreparationContext> = fc
  .record({
    openItems,
    low: fc.integer({ min: -2_000_000, max: 5_000_000 }),
    high: fc.integer({ min: -2_000_000, max: 9_000_000 }),
    hasPath: fc.boolean(),
    cash: fc.option(fc.integer({ min: -100_000, max: 5_000_000 })),
    relationshipType: fc.constantFrom(...RELATIONSHIP_TYPES),
    flexibility: fc.constantFrom(...FLEXIBILITY_LEVELS),
    criticality: fc.constantFrom(...CRITICALITIES),
    credit: fc.nat(3_000_000),
    language: fc.constantFrom('en', 'de', 'fr', 'es'),
  })
  .map((given) =>
    contextOf({
      openItems: given.openItems,
      path: given.hasPath
        ? pathOf([
            [1, given.high],
            [12, given.low],
            [50, given.high],
          ])
        : [],
      cashMinor: given.cash === null ? null : minorUnits(given.cash),
      clients: [{ ...SHOP, id: 'c', relationshipType: given.relationshipType, language: given.language }],
      vendors: [{ ...PAPER, id: 'v', flexibility: given.flexibility, criticality: given.criticality, language: given.language }],
      creditLines:
        given.credit === 0 ? [] : [{ id: 'l', name: 'Line', limitMinor: minorUnits(given.credit), drawnMinor: minorUnits(0), annualRateBps: 850 }],
    }),
  );

const alerts: fc.Arbitrary<DetectedAlert[]> = fc.array(
  fc
    .record({
      type: fc.constantFrom(...DETECTION_TYPES),
      severity: fc.constantFrom(...ALERT_SEVERITIES),
      stake: fc.option(fc.nat(1_000_000)),
      deadline: fc.option(fc.integer({ min: -5, max: 40 })),
      items: fc.subarray(['i0', 'i1', 'i2', 'i3', 'i4', 'i5']),
    })
    .map(({ deadline, items, severity, stake, type }) => {
      const isClient = type === 'late_payment' || type === 'client_churn' || type === 'unexpected_revenue';
      const isVendor = type === 'vendor_terms_expiring' || type === 'unexpected_expense';
      return alertOf(type, severity, {
        entityType: isClient ? 'client' : isVendor ? 'expense' : 'business',
        entityId: isClient ? 'c' : isVendor ? 'v' : null,
        items,
        cashAtStakeMinor: stake === null ? null : minorUnits(stake),
        deadlineDate: deadline === null ? null : inDays(deadline),
      });
    }),
  { maxLength: 6 },
);

const opened = startingAutomationRules(EUR).map((rule) => ({
  ...rule,
  autoExecute: true,
  requireApproval: false,
  isLocked: false,
  thresholdAmountMinor: null,
}));

describe('whatever happens to a business', () => {
  it('each action has two to four options, one recommended, with consistent figures', () => {
    fc.assert(
      fc.property(alerts, context, (found, facts) => {
        const actions = prepareActions(found, facts);
        expect(new Set(actions.map((action) => action.actionKey)).size).toBe(actions.length);
        for (const action of actions) {
          expect(ACTION_TYPES).toContain(action.actionType);
          expect(action.options.length).toBeGreaterThanOrEqual(2);
          expect(action.options.length).toBeLessThanOrEqual(4);
          expect(action.options.filter((option) => option.isRecommended && option.recommendationReason !== null)).toHaveLength(1);
          expect(action.deadlineDate >= facts.asOf).toBe(true);
          for (const { costMinor, lowPoint, risk } of action.options) {
            expect(risk.compositeScore * 10).toBeCloseTo(4 * risk.relationship.score + 3 * risk.operational.score + 3 * risk.financial.score, 6);
            for (const part of [risk.relationship, risk.operational, risk.financial]) {
              expect(part.score).toBe(
                Math.min(
                  100,
                  part.factors.reduce((sum, factor) => sum + factor.points, 0),
                ),
              );
            }
            expect(costMinor).toBeGreaterThanOrEqual(0);
            expect(lowPoint === null).toBe(facts.path.length === 0);
            expect((lowPoint?.afterMinor ?? 0) - (lowPoint?.beforeMinor ?? 0)).toBe(lowPoint?.changeMinor ?? 0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the order of the alerts does not matter, and the same facts give the same work', () => {
    fc.assert(
      fc.property(alerts, context, (found, facts) => {
        const distinct = [...new Map(found.map((alert) => [alert.alertKey, alert])).values()];
        expect(prepareActions(distinct.toReversed(), facts)).toEqual(prepareActions(distinct, facts));
      }),
      { numRuns: 60 },
    );
  });

  it('links lead to actions that are there, and conflicts to each other', () => {
    fc.assert(
      fc.property(alerts, context, (found, facts) => {
        const actions = prepareActions(found, facts);
        const linkOf = (from: string, to: string) => actions.find((action) => action.actionKey === from)?.links.find((link) => link.otherKey === to);
        const links = actions.flatMap((action) =>
          action.links.map(({ otherKey, type }) => ({ type, otherKey, back: linkOf(otherKey, action.actionKey) })),
        );
        const keys = actions.map((action) => action.actionKey);
        expect(links.filter(({ otherKey }) => !keys.includes(otherKey))).toEqual([]);
        expect(links.filter(({ back, type }) => type === 'conflicts' && back?.type !== 'conflicts')).toEqual([]);
        expect(links.filter(({ back, type }) => type === 'sequence' && back?.type === 'sequence')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('nothing with wages in it is ever executed without a person', () => {
    fc.assert(
      fc.property(alerts, context, (found, facts) => {
        const wages = new Set(facts.openItems.filter((open) => open.obligationType === 'payroll').map((open) => open.id));
        const paysWages = prepareActions(found, facts).filter(
          ({ actionType, itemIds }) => actionType.startsWith('payroll_c') || (actionType === 'payment_batch' && itemIds.some((id) => wages.has(id))),
        );
        expect(paysWages.filter((action) => mayAutoExecute(action, opened).mayExecute)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
