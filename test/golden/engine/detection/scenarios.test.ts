import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DETECTION_TYPES, type DetectionType } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { DETECTORS } from '../../../../src-main/engine/detection/run-detectors.ts';
import { SAFETY_MODES } from '../../../../src-main/engine/detection/types.ts';
import { CONFIGURATION_FIELDS, readScenarios } from '../../../support/detection-scenarios.ts';
import { alertsOf, DEFAULTS, detectionInput } from '../../../unit/engine/detection/build-detection.ts';

const SCENARIOS = readScenarios(readFileSync(new URL('scenarios.txt', import.meta.url), 'utf8'));

/** The severities each type has, by the table of the specification. */
const SEVERITIES: Readonly<Record<DetectionType, readonly string[]>> = {
  late_payment: ['emergency', 'this_week', 'upcoming'],
  buffer_breach: ['emergency', 'upcoming'],
  payroll_safety: ['emergency', 'this_week'],
  runway_threshold: ['emergency', 'this_week'],
  statutory_deadline: ['emergency', 'this_week', 'upcoming'],
  unexpected_expense: ['this_week'],
  unexpected_revenue: ['this_week'],
  client_churn: ['emergency', 'this_week'],
  revenue_variance: ['this_week'],
  payment_timing_conflict: ['this_week'],
  vendor_terms_expiring: ['this_week'],
  headcount_change: ['this_week'],
};

describe('every detector at its borders', () => {
  it.each(SCENARIOS)('$type: $situation ($settings) says $says', ({ type, facts, set, says }) => {
    const alerts = alertsOf(DETECTORS[type](detectionInput({ set, ...facts })));
    expect(alerts.map((alert) => alert.severity)).toEqual(says === 'silent' ? [] : [says]);
    for (const alert of alerts) {
      expect(alert.type).toBe(type);
      expect(alert.alertKey.startsWith(`${type}:${alert.entityType}`)).toBe(true);
      expect(alert.evidence.arithmetic.length).toBeGreaterThan(1);
      expect(alert.cashAtStakeMinor).toBeGreaterThan(0);
    }
  });
});

describe('the scenarios', () => {
  it.each(DETECTION_TYPES)('show %s at every severity it has and no other, silent, and in every safety mode', (type) => {
    const own = SCENARIOS.filter((scenario) => scenario.type === type);
    expect(new Set(own.map((scenario) => scenario.says))).toEqual(new Set([...SEVERITIES[type], 'silent']));
    expect(new Set(own.map((scenario) => scenario.set.safetyMode ?? 'normal'))).toEqual(new Set(SAFETY_MODES));
  });

  it('know every field of the configuration', () => {
    expect(CONFIGURATION_FIELDS).toHaveLength(Object.keys(DEFAULTS).length);
  });

  it.each(CONFIGURATION_FIELDS)('show %s on both sides of its border', (field) => {
    const own = SCENARIOS.filter((scenario) => scenario.fields.includes(field));
    expect(own.some((scenario) => scenario.says === 'silent')).toBe(true);
    expect(own.some((scenario) => scenario.says !== 'silent')).toBe(true);
  });
});
