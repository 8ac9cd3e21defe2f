import { describe, expect, it } from 'vitest';
import { detectRunwayThreshold } from '../../../../src-main/engine/detection/detect-runway-threshold.ts';
import type { SafetyMode } from '../../../../src-main/engine/detection/types.ts';
import { alertsOf, detectionInput, onlyAlert, runwayOf } from '../../../unit/engine/detection/build-detection.ts';

const severityAt = (months: number, set: { safetyMode?: SafetyMode; runwayBufferMonths?: number } = {}): string =>
  alertsOf(detectRunwayThreshold(detectionInput({ set, runway: runwayOf(months) })))[0]?.severity ?? 'silent';

describe('runway_threshold', () => {
  it.each([
    [2.99, 'emergency'],
    [3, 'this_week'],
    [5.99, 'this_week'],
    [6, 'silent'],
  ])('at %f months: %s', (months, severity) => {
    expect(severityAt(months)).toBe(severity);
  });

  it.each<[SafetyMode, number, string]>([
    ['conservative', 7.49, 'this_week'],
    ['conservative', 7.5, 'silent'],
    ['conservative', 2.99, 'emergency'],
    ['conservative', 3, 'this_week'],
    ['aggressive', 4.49, 'this_week'],
    ['aggressive', 4.5, 'silent'],
    ['aggressive', 2.99, 'emergency'],
  ])('in %s mode at %f months: %s', (safetyMode, months, severity) => {
    expect(severityAt(months, { safetyMode })).toBe(severity);
  });

  it('never fires at or above the owner’s own threshold, even below three months', () => {
    expect(severityAt(2, { runwayBufferMonths: 2 })).toBe('silent');
    expect(severityAt(1.99, { runwayBufferMonths: 2 })).toBe('emergency');
  });

  it('shows the months it rests on and what is missing', () => {
    const alert = onlyAlert(detectRunwayThreshold(detectionInput({ runway: runwayOf(4) })));
    expect(alert).toMatchObject({ cashAtStakeMinor: 200_000, alertKey: 'runway_threshold:business', titleParams: { months: 4, thresholdMonths: 6 } });
    expect(alert.message).toBe('Cash lasts 4 months at the average burn of 1000.00 EUR a month; you want at least 6.');
    expect(alert.evidence.arithmetic.map((step) => step.label).slice(0, 4)).toEqual([
      'Net cash flow 2025-12',
      'Net cash flow 2026-01',
      'Net cash flow 2026-02',
      'Average monthly burn',
    ]);
  });

  it('is silent on an infinite runway and skipped on an unknown one', () => {
    expect(alertsOf(detectRunwayThreshold(detectionInput({ runway: runwayOf(null, 'not_burning') })))).toEqual([]);
    expect(detectRunwayThreshold(detectionInput({ runway: runwayOf(null, 'no_history') }))).toMatchObject({ kind: 'skipped', reason: 'A reason.' });
    expect(detectRunwayThreshold(detectionInput({ runway: runwayOf(null, 'unanchored') }))).toMatchObject({ kind: 'skipped' });
    expect(detectRunwayThreshold(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});
