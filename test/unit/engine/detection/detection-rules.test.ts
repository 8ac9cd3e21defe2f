import { describe, expect, it } from 'vitest';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { applyRules } from '../../../../src-main/engine/detection/detection-rules.ts';
import { reconcileAlerts } from '../../../../src-main/engine/detection/reconcile-alerts.ts';
import { runDetectors } from '../../../../src-main/engine/detection/run-detectors.ts';
import { DEFAULTS, detectionInput, forecastOf, invoice, TODAY } from './build-detection.ts';

const run = (rules: Parameters<typeof applyRules>[1]) =>
  runDetectors(detectionInput({ receivables: [invoice('acme', 10)], forecast: forecastOf([0, -1]) }), {
    types: DETECTION_TYPES,
    readTimerMs: () => 0,
    rules: applyRules(DEFAULTS, rules),
  });

describe('detection rules', () => {
  it('leave every type on and as configured where there are none', () => {
    const applied = applyRules(DEFAULTS, []);
    expect(Object.keys(applied)).toEqual([...DETECTION_TYPES]);
    expect(applied.late_payment).toMatchObject({ isEnabled: true, thresholds: { latePaymentThresholdDays: 7, appliedSafetyMode: 'normal' } });
    expect(run([]).alerts.map((alert) => alert.type)).toEqual(['buffer_breach', 'late_payment']);
  });

  it('override one type field by field, before the safety mode, the last rule counting', () => {
    const thresholds = { latePaymentThresholdDays: 20, safetyMode: 'conservative' } as const;
    const applied = applyRules(DEFAULTS, [
      { type: 'late_payment', isEnabled: false, thresholds: {} },
      { type: 'late_payment', isEnabled: true, thresholds },
    ]);
    expect(applied.late_payment).toMatchObject({ isEnabled: true, thresholds: { latePaymentThresholdDays: 15, runwayBufferMonths: 7.5 } });
    expect(applied.runway_threshold.thresholds.runwayBufferMonths).toBe(6);
    expect(run([{ type: 'late_payment', isEnabled: true, thresholds }]).alerts.map((alert) => alert.type)).toEqual(['buffer_breach']);
  });

  it('switch a type off, and what is open of it is closed with the reason', () => {
    const off = run([{ type: 'buffer_breach', isEnabled: false, thresholds: {} }]);
    expect(off.alerts.map((alert) => alert.type)).toEqual(['late_payment']);
    expect(off.switchedOffTypes).toEqual(['buffer_breach']);
    expect(off.skipped.map((one) => one.type)).not.toContain('buffer_breach');
    const stored = {
      id: 'a1',
      type: 'buffer_breach',
      alertKey: 'buffer_breach:business',
      severity: 'emergency',
      cashAtStakeMinor: 1,
      state: 'dismissed',
      snoozedUntil: null,
      quietedAt: null,
      lastDetectedOn: TODAY,
    } as const;
    const options = { asOf: TODAY, evaluatedTypes: off.evaluatedTypes, switchedOffTypes: off.switchedOffTypes };
    expect(reconcileAlerts([stored], [], options).resolve).toEqual([
      { id: 'a1', reason: 'switched_off', sentence: 'This kind of alert was switched off; closed on 2026-03-01.' },
    ]);
    expect(reconcileAlerts([{ ...stored, state: 'resolved' }], [], options).resolve).toEqual([]);
  });
});
