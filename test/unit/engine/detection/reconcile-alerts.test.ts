import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectBufferBreach } from '../../../../src-main/engine/detection/detect-buffer-breach.ts';
import { reconcileAlerts, type StoredAlert } from '../../../../src-main/engine/detection/reconcile-alerts.ts';
import type { DetectedAlert } from '../../../../src-main/engine/detection/types.ts';
import { detectionInput, forecastOf, onlyAlert, TODAY } from './build-detection.ts';

const breach: DetectedAlert = onlyAlert(detectBufferBreach(detectionInput({ forecast: forecastOf([-1_000, 0]) })));
const found = (changes: Partial<DetectedAlert> = {}): DetectedAlert => ({ ...breach, ...changes });
const stored = (changes: Partial<StoredAlert> = {}): StoredAlert => ({
  id: 'a1',
  type: 'buffer_breach',
  alertKey: breach.alertKey,
  severity: 'upcoming',
  cashAtStakeMinor: 1_000,
  state: 'active',
  snoozedUntil: null,
  quietedAt: null,
  lastDetectedOn: TODAY,
  ...changes,
});
const options = { asOf: TODAY, evaluatedTypes: ['buffer_breach'] as const };
const NOTHING = { create: [], update: [], reopen: [], resolve: [] };

describe('reconcileAlerts', () => {
  it('creates what is new and updates what is known, never twice', () => {
    expect(reconcileAlerts([], [found()], options)).toEqual({ ...NOTHING, create: [found()] });
    expect(reconcileAlerts([stored()], [found(), found()], options)).toEqual({ ...NOTHING, update: [{ id: 'a1', alert: found() }] });
  });

  it('resolves an active alert that is not found any more, with the reason', () => {
    expect(reconcileAlerts([stored()], [], options)).toEqual({
      ...NOTHING,
      resolve: [{ id: 'a1', reason: 'no_longer_detected', sentence: 'The forecast stays above the buffer (looked on 2026-03-01).' }],
    });
  });

  it('leaves alerts of types that did not look alone', () => {
    expect(reconcileAlerts([stored()], [], { ...options, evaluatedTypes: ['payroll_safety'] })).toEqual(NOTHING);
  });

  it.each([
    ['the same', 'upcoming', 1_000, null],
    ['a little more', 'upcoming', 1_249, null],
    ['a quarter more at stake', 'upcoming', 1_250, 'more_at_stake'],
    ['more severe', 'emergency', 1_000, 'higher_severity'],
    ['less severe but more at stake', 'upcoming', 9_000, 'more_at_stake'],
  ] as const)('brings a dismissed alert back only when worse: %s', (_name, severity, stake, reason) => {
    // figures have crept up in updates since; what counts is what the person saw
    const quiet = stored({ state: 'dismissed', cashAtStakeMinor: minorUnits(1_240), quietedAt: { severity: 'upcoming', cashAtStakeMinor: 1_000 } });
    const alert = found({ severity, cashAtStakeMinor: minorUnits(stake) });
    const changes = reconcileAlerts([quiet], [alert], options);
    expect(changes).toEqual(reason === null ? { ...NOTHING, update: [{ id: 'a1', alert }] } : { ...NOTHING, reopen: [{ id: 'a1', alert, reason }] });
  });

  it('does not take learning an amount for a worsening', () => {
    const quiet = (cashAtStakeMinor: number | null) => stored({ state: 'dismissed', quietedAt: { severity: 'upcoming', cashAtStakeMinor } });
    const alert = found({ severity: 'upcoming', cashAtStakeMinor: minorUnits(9_000) });
    expect(reconcileAlerts([quiet(null)], [alert], options).reopen).toEqual([]);
    expect(reconcileAlerts([quiet(1_000)], [found({ severity: 'upcoming', cashAtStakeMinor: null })], options).reopen).toEqual([]);
  });

  it('does not bring a dismissed emergency back because it has become milder', () => {
    const quiet = stored({ state: 'dismissed', severity: 'emergency', quietedAt: { severity: 'emergency', cashAtStakeMinor: 1_000 } });
    expect(reconcileAlerts([quiet], [found()], options).reopen).toEqual([]);
  });

  it('shows a snoozed alert again on its day', () => {
    const snoozed = (day: number) =>
      stored({ state: 'snoozed', snoozedUntil: addDays(TODAY, day), quietedAt: { severity: 'upcoming', cashAtStakeMinor: 1_000 } });
    expect(reconcileAlerts([snoozed(1)], [found()], options).update).toHaveLength(1);
    expect(reconcileAlerts([snoozed(0)], [found()], options).reopen).toMatchObject([{ reason: 'snooze_over' }]);
    expect(reconcileAlerts([snoozed(0)], [], options).resolve).toHaveLength(1);
  });

  it('keeps a dismissed alert quiet while its cause flickers, and closes it after a month away', () => {
    const quiet = (daysAgo: number) =>
      stored({ state: 'dismissed', lastDetectedOn: addDays(TODAY, -daysAgo), quietedAt: { severity: 'upcoming', cashAtStakeMinor: 1_000 } });
    expect(reconcileAlerts([quiet(30)], [], options)).toEqual(NOTHING);
    expect(reconcileAlerts([quiet(31)], [], options).resolve).toHaveLength(1);
  });

  it('reopens a resolved alert whose cause came back instead of doubling it', () => {
    expect(reconcileAlerts([stored({ state: 'resolved' })], [found()], options).reopen).toMatchObject([{ id: 'a1', reason: 'came_back' }]);
    expect(reconcileAlerts([stored({ state: 'resolved' })], [], options)).toEqual(NOTHING);
  });
});
