import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { previewThresholds, type ReplayedFacts } from '../../../../src-main/engine/detection/preview-thresholds.ts';
import { DEFAULTS, detectionInput, invoice, TODAY } from './build-detection.ts';

/** One invoice due 35 days ago and paid ten days ago, seen once a week. */
const replays: ReplayedFacts[] = [42, 35, 28, 21, 14, 7, 0].map((ago) => {
  const asOf = addDays(TODAY, -ago);
  return detectionInput({ asOf, receivables: ago > 10 ? [invoice('acme', 35)] : [] });
});
const preview = (days: number, rules: Parameters<typeof previewThresholds>[1]['rules'] = []) =>
  previewThresholds(replays, { thresholds: { ...DEFAULTS, latePaymentThresholdDays: days }, rules });

describe('previewThresholds', () => {
  it('says what the thresholds would have raised, each alert once at its highest severity', () => {
    const shown = preview(7);
    expect(shown).toMatchObject({
      from: addDays(TODAY, -42),
      through: TODAY,
      countByType: { late_payment: 1 },
      countBySeverity: { this_week: 1, upcoming: 0 },
    });
    expect(shown.raised).toMatchObject([
      { alert: { severity: 'this_week', titleParams: { daysOverdue: 21 } }, firstRaisedOn: addDays(TODAY, -28), lastSeenOn: addDays(TODAY, -14) },
    ]);
  });

  it('answers to other thresholds and to rules', () => {
    expect(preview(21).raised).toMatchObject([{ firstRaisedOn: addDays(TODAY, -14) }]);
    expect(preview(22).raised).toEqual([]);
    expect(preview(7, [{ type: 'late_payment', isEnabled: false, thresholds: {} }]).raised).toEqual([]);
  });

  it('looks back 90 days from the latest day, whatever the order, and names what could not look', () => {
    const old = detectionInput({ asOf: addDays(TODAY, -90), receivables: [invoice('acme', 200)] });
    expect(previewThresholds([old, ...replays].toReversed(), { thresholds: DEFAULTS, rules: [] }).raised).toEqual(preview(7).raised);
    expect(preview(7).skipped.map((one) => one.type)).toContain('client_churn');
    expect(previewThresholds([], { thresholds: DEFAULTS, rules: [] })).toMatchObject({ from: null, through: null, raised: [] });
  });
});
