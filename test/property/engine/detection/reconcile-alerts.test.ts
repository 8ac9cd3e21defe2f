import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectBufferBreach } from '../../../../src-main/engine/detection/detect-buffer-breach.ts';
import { reconcileAlerts, type StoredAlert } from '../../../../src-main/engine/detection/reconcile-alerts.ts';
import { ALERT_SEVERITIES, type DetectedAlert } from '../../../../src-main/engine/detection/types.ts';
import { detectionInput, forecastOf, onlyAlert, TODAY } from '../../../unit/engine/detection/build-detection.ts';

const breach = onlyAlert(detectBufferBreach(detectionInput({ forecast: forecastOf([-1_000, 0]) })));

const detections = fc.uniqueArray(
  fc
    .record({ entity: fc.integer({ min: 0, max: 4 }), severity: fc.constantFrom(...ALERT_SEVERITIES), stake: fc.integer({ min: 0, max: 5_000 }) })
    .map(({ entity, severity, stake }): DetectedAlert => ({
      ...breach,
      alertKey: `buffer_breach:business:${entity}`,
      severity,
      cashAtStakeMinor: minorUnits(stake),
    })),
  { selector: (alert) => alert.alertKey },
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('run' as const), found: detections }),
  fc.record({ kind: fc.constantFrom('dismiss' as const, 'snooze' as const), entity: fc.integer({ min: 0, max: 4 }) }),
);

/** What a store does with the changes. */
function apply(alerts: readonly StoredAlert[], found: readonly DetectedAlert[], day: number): StoredAlert[] {
  const asOf = addDays(TODAY, day);
  const changes = reconcileAlerts(alerts, found, { asOf, evaluatedTypes: ['buffer_breach'] });
  const kept = new Map(alerts.map((alert) => [alert.id, alert]));
  const refresh = (id: string, alert: DetectedAlert, state: Partial<StoredAlert>): void => {
    const before = kept.get(id);
    if (before !== undefined)
      kept.set(id, { ...before, severity: alert.severity, cashAtStakeMinor: alert.cashAtStakeMinor, lastDetectedOn: asOf, ...state });
  };
  for (const { id, alert } of changes.update) refresh(id, alert, {});
  for (const { id, alert } of changes.reopen) refresh(id, alert, { state: 'active', snoozedUntil: null, quietedAt: null });
  for (const { id } of changes.resolve) {
    const before = kept.get(id);
    if (before !== undefined) kept.set(id, { ...before, state: 'resolved', quietedAt: null, snoozedUntil: null });
  }
  for (const alert of changes.create) {
    const { type, alertKey, severity, cashAtStakeMinor } = alert;
    const id = `alert-${kept.size}`;
    kept.set(id, { id, type, alertKey, severity, cashAtStakeMinor, state: 'active', snoozedUntil: null, quietedAt: null, lastDetectedOn: asOf });
  }
  return [...kept.values()];
}

/** What a person does to an active alert. */
function quiet(alerts: readonly StoredAlert[], action: { kind: 'dismiss' | 'snooze'; entity: number }, day: number): StoredAlert[] {
  return alerts.map((alert): StoredAlert => {
    if (alert.state !== 'active' || !alert.alertKey.endsWith(String(action.entity))) return alert;
    const quietedAt = { severity: alert.severity, cashAtStakeMinor: alert.cashAtStakeMinor };
    if (action.kind === 'dismiss') return { ...alert, state: 'dismissed', quietedAt };
    return { ...alert, state: 'snoozed', snoozedUntil: addDays(TODAY, day + 3), quietedAt };
  });
}

describe('any sequence of runs, dismissals and snoozes', () => {
  it('keeps one alert a key, everything found unresolved, and nothing active that the last run did not find', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), detections, (steps, last) => {
        let alerts: StoredAlert[] = [];
        for (const [day, action] of steps.entries()) alerts = action.kind === 'run' ? apply(alerts, action.found, day) : quiet(alerts, action, day);
        alerts = apply(alerts, last, steps.length);
        const found = new Set(last.map((alert) => alert.alertKey));
        expect(new Set(alerts.map((alert) => alert.alertKey)).size).toBe(alerts.length);
        expect(alerts.filter((alert) => found.has(alert.alertKey) && alert.state === 'resolved')).toEqual([]);
        expect(alerts.filter((alert) => !found.has(alert.alertKey) && alert.state === 'active')).toEqual([]);
        // the same run again changes nothing
        expect(apply(alerts, last, steps.length)).toEqual(alerts);
      }),
      { numRuns: 300 },
    );
  });
});
