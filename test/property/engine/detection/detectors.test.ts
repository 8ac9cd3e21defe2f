import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { runDetectors } from '../../../../src-main/engine/detection/run-detectors.ts';
import { ALERT_SEVERITIES, type DetectionInput, SAFETY_MODES, type SafetyMode } from '../../../../src-main/engine/detection/types.ts';
import {
  bill,
  customer,
  detectionInput,
  invoice,
  outflow,
  payments,
  receipts,
  TODAY,
  wages,
} from '../../../unit/engine/detection/build-detection.ts';

const name = fc.constantFrom('acme', 'bolt', 'crew');
const amounts = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 20 });
const facts = fc.record({
  receivables: fc.array(
    fc.tuple(name, fc.integer({ min: -20, max: 60 })).map(([who, days]) => invoice(who, days)),
    { maxLength: 8 },
  ),
  payables: fc.array(
    fc.tuple(name, fc.integer({ min: -5, max: 20 })).map(([who, days]) => bill(who, days)),
    { maxLength: 8 },
  ),
  items: fc.array(
    fc.tuple(name, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 90_000 })).map(([who, days, size]) => outflow(who, days, size)),
    { maxLength: 8 },
  ),
  expenses: fc.array(fc.tuple(name, amounts), { maxLength: 4 }),
  income: fc.array(fc.tuple(name, amounts), { maxLength: 4 }),
  customers: fc.array(fc.tuple(fc.integer({ min: 6, max: 90 }), fc.integer({ min: 0, max: 300 })), { maxLength: 3 }),
  statutory: fc.array(fc.integer({ min: -5, max: 30 }), { maxLength: 4 }),
  staff: fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 90 })), { maxLength: 4 }),
  safetyMode: fc.constantFrom(...SAFETY_MODES),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

/** The facts with the ids of their lists made unique, in the order given or turned round. */
function inputOf(drawn: Facts, options: { readonly isReversed: boolean; readonly safetyMode: SafetyMode }): DetectionInput {
  const order = <T>(items: readonly T[]): T[] => (options.isReversed ? items.toReversed() : [...items]);
  const unique = <T extends { scheduleId: string }>(items: readonly T[]): T[] =>
    items.map((item, i) => ({ ...item, scheduleId: `${item.scheduleId}/${i}` }));
  const lines = <T extends { transactionId: string }>(groups: readonly T[][]): T[] =>
    groups.flatMap((group, i) => group.map((line) => ({ ...line, transactionId: `${i}/${line.transactionId}` })));
  return detectionInput({
    set: { safetyMode: options.safetyMode },
    receivables: order(unique(drawn.receivables)),
    payables: order(unique(drawn.payables)),
    outflowPlan: { items: order(unique(drawn.items)), ordinaryMonthMinor: minorUnits(-50_000), runningMonth: null },
    expenseLines: order(lines(drawn.expenses.map(([who, sizes]) => payments(who, sizes)))),
    incomeLines: order(lines(drawn.income.map(([who, sizes]) => receipts(who, sizes)))),
    customers: order(drawn.customers.map(([everyDays, silentDays], i) => customer(`client${i}`, { everyDays, silentDays }))),
    statutoryItems: order(
      drawn.statutory.map((days, i) => ({
        scheduleId: `tax${i}`,
        name: 'Tax',
        dueDate: addDays(TODAY, days),
        baseOpenAmountMinor: minorUnits(-5_000),
      })),
    ),
    payrollLines: order(lines(drawn.staff.map(([count, lastAgo], i) => wages(`person${i}`, count, lastAgo)))),
  });
}

const run = (input: DetectionInput) => runDetectors(input, { types: DETECTION_TYPES, readTimerMs: () => 0 });

describe('on any facts', () => {
  it('detectors do not fail, give one alert a key with evidence, and say the same whatever the order of the facts', () => {
    fc.assert(
      fc.property(facts, (drawn) => {
        const { safetyMode } = drawn;
        const found = run(inputOf(drawn, { isReversed: false, safetyMode }));
        expect(found.errors).toEqual([]);
        expect(new Set(found.alerts.map((alert) => alert.alertKey)).size).toBe(found.alerts.length);
        for (const alert of found.alerts) {
          expect(alert.evidence.rows.length).toBeGreaterThan(0);
          expect(alert.cashAtStakeMinor ?? 0).toBeGreaterThanOrEqual(0);
        }
        expect(run(inputOf(drawn, { isReversed: true, safetyMode })).alerts).toEqual(found.alerts);
      }),
      { numRuns: 200 },
    );
  });

  it('a stricter mode raises everything a laxer one raises of what depends on thresholds alone, at least as severely', () => {
    const types = ['late_payment', 'payment_timing_conflict'];
    fc.assert(
      fc.property(facts, (drawn) => {
        const bySeverity = (safetyMode: SafetyMode) =>
          new Map(
            run(inputOf(drawn, { isReversed: false, safetyMode }))
              .alerts.filter((alert) => types.includes(alert.type))
              .map((alert) => [alert.alertKey, alert.severity]),
          );
        const [strict, normal, lax] = [bySeverity('conservative'), bySeverity('normal'), bySeverity('aggressive')];
        for (const [laxer, stricter] of [
          [lax, normal],
          [normal, strict],
        ] as const)
          for (const [key, severity] of laxer)
            expect(ALERT_SEVERITIES.indexOf(stricter.get(key) ?? 'upcoming')).toBeLessThanOrEqual(
              stricter.has(key) ? ALERT_SEVERITIES.indexOf(severity) : -1,
            );
      }),
      { numRuns: 100 },
    );
  });
});
