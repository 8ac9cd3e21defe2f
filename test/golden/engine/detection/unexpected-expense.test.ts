import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src-main/engine/common/random.ts';
import { detectUnexpectedExpense } from '../../../../src-main/engine/detection/detect-unexpected-expense.ts';
import type { ExpenseLine, SafetyMode } from '../../../../src-main/engine/detection/types.ts';
import { alertsOf, detectionInput, onlyAlert, payments } from '../../../unit/engine/detection/build-detection.ts';

const rent = (last: number): ExpenseLine[] => payments('landlord', [...Array.from({ length: 10 }, () => 100_000), last]);
const detect = (expenseLines: ExpenseLine[], set = {}) => detectUnexpectedExpense(detectionInput({ expenseLines, set }));

describe('unexpected_expense', () => {
  it('reports a steady bill that rises by more than the threshold as a change of price', () => {
    const alert = onlyAlert(detect(rent(120_001)));
    expect(alert).toMatchObject({
      severity: 'this_week',
      alertKey: 'unexpected_expense:expense:payee/landlord',
      entityName: 'LANDLORD',
      titleKey: 'unexpected_expense.price_change',
      cashAtStakeMinor: 20_001,
      message: 'The payment to LANDLORD on 2026-02-27 is 1200.01 EUR, 20 % above the usual 1000.00 EUR.',
      evidence: { rows: [{ table: 'bank_transactions', id: 'landlord-10' }] },
    });
  });

  it.each<[SafetyMode, number, string]>([
    ['normal', 120_000, 'silent'],
    ['normal', 120_001, 'fires'],
    ['conservative', 115_000, 'silent'],
    ['conservative', 115_001, 'fires'],
    ['aggressive', 125_000, 'silent'],
    ['aggressive', 125_001, 'fires'],
  ])('in %s mode at %i against 100000: %s', (safetyMode, last, what) => {
    expect(alertsOf(detect(rent(last), { safetyMode }))).toHaveLength(what === 'fires' ? 1 : 0);
  });

  it('keeps still about a payee whose amounts always vary that much', () => {
    const varied = [40_000, 160_000, 90_000, 70_000, 130_000, 110_000, 60_000, 150_000, 100_000];
    expect(alertsOf(detect(payments('trader', [...varied, 190_000])))).toEqual([]);
    expect(onlyAlert(detect(payments('trader', [...varied, 2_900_000]))).titleKey).toBe('unexpected_expense.payee');
  });

  it('does not judge a payee it hardly knows, unless the category does', () => {
    const young = payments('newcomer', [10_000, 10_200, 9_900, 60_000], { category: 'hosting' });
    expect(alertsOf(detect(young))).toEqual([]);
    const others = payments(
      'other',
      Array.from({ length: 12 }, (_, i) => 10_000 + i * 150),
      { category: 'hosting', lastAgo: 40 },
    );
    expect(onlyAlert(detect([...young, ...others])).entityId).toBe('payee/newcomer');
  });

  it('speaks of the last 30 days only', () => {
    const old = payments('landlord', [...Array.from({ length: 10 }, () => 100_000), 200_000], { lastAgo: 30 });
    expect(alertsOf(detect(old))).toEqual([]);
  });

  it('makes one alert of several lines of one payee', () => {
    const lines = payments('supplier', [...Array.from({ length: 12 }, () => 50_000), 90_000, 95_000], { everyDays: 7 });
    const alerts = alertsOf(detect(lines));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.evidence.rows.map((row) => row.id)).toEqual(['supplier-13', 'supplier-12'].toSorted());
    expect(alerts[0]?.cashAtStakeMinor).toBe(85_000);
  });

  it('sees a category that grows by many small lines', () => {
    const coffee = Array.from({ length: 40 }, (_, week) => {
      const perWeek = week >= 36 ? 6 : 2;
      return Array.from({ length: perWeek }, (_unused, i) => ({ week, i }));
    }).flat();
    const random = createRandom(3);
    const lines = coffee.map(({ week, i }, n) => {
      const [line] = payments(`cafe${n}`, [400 + Math.floor(random() * 100)], { lastAgo: (39 - week) * 7 + i, category: 'Meals' });
      return line === undefined ? [] : [line];
    });
    const alert = onlyAlert(detect(lines.flat()));
    expect(alert).toMatchObject({ entityId: 'category/Meals', titleKey: 'unexpected_expense.category' });
    expect(alert.evidence.rows).toHaveLength(24);
  });

  it('raises at most five a week, those with most at stake', () => {
    const lines = Array.from({ length: 12 }, (_, i) => payments(`payee${i}`, [...Array.from({ length: 10 }, () => 10_000), 20_000 + i * 1_000]));
    const alerts = alertsOf(detect(lines.flat()));
    expect(alerts.map((alert) => alert.entityName).toSorted()).toEqual(['PAYEE10', 'PAYEE11', 'PAYEE7', 'PAYEE8', 'PAYEE9']);
  });

  it('says the same whatever the order of the lines, and ignores what is after asOf', () => {
    const lines = [...rent(150_000), ...payments('supplier', [...Array.from({ length: 12 }, () => 50_000), 90_000], { everyDays: 7 })];
    const future = payments('landlord', [900_000], { lastAgo: -1 });
    expect(detect([...lines.toReversed(), ...future])).toEqual(detect(lines));
  });

  it('is quiet on ordinary business: under one alert a month over twenty businesses', () => {
    let raised = 0;
    for (let business = 0; business < 20; business++) {
      const random = createRandom(business);
      const lines = Array.from({ length: 25 }, (_, p) =>
        payments(
          `p${p}`,
          Array.from({ length: 24 }, () => Math.floor(20_000 * Math.exp(0.3 * (random() + random() + random() - 1.5) * 2))),
          { lastAgo: p },
        ),
      );
      raised += alertsOf(detect(lines.flat())).length;
    }
    expect(raised).toBeLessThan(20);
  });

  it('is skipped without any expense', () => {
    expect(detect([])).toMatchObject({ kind: 'skipped' });
  });
});
