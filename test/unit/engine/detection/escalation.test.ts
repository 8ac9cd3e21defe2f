import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { detectLatePayment } from '../../../../src-main/engine/detection/detect-late-payment.ts';
import { byAttention, escalate, type WaitingAlert } from '../../../../src-main/engine/detection/escalation.ts';
import { alertsOf, detectionInput, invoice, TODAY } from './build-detection.ts';

const waiting = (changes: Partial<WaitingAlert> & { days?: number } = {}): WaitingAlert => {
  const { days = 0, ...rest } = changes;
  return { alertKey: 'a', severity: 'this_week', cashAtStakeMinor: 1_000, activeSince: addDays(TODAY, -days), ...rest };
};

describe('escalation with age', () => {
  it.each([
    ['emergency', { 0: 'new', 1: 'open', 2: 'waiting', 3: 'waiting', 4: 'neglected' }],
    ['this_week', { 2: 'new', 3: 'open', 6: 'open', 7: 'waiting', 13: 'waiting', 14: 'neglected' }],
    ['upcoming', { 13: 'new', 14: 'open', 28: 'waiting', 56: 'neglected' }],
  ] as const)('of an unanswered %s', (severity, levels) => {
    const found = Object.keys(levels).map((days) => [days, escalate(waiting({ severity, days: Number(days) }), TODAY).level]);
    expect(Object.fromEntries(found)).toEqual(levels);
  });

  it('reminds on the day a level is reached and names the next one', () => {
    expect(escalate(waiting({ days: 3 }), TODAY)).toEqual({ ageDays: 3, level: 'open', isReminderDay: true, nextReminderDate: addDays(TODAY, 4) });
    expect(escalate(waiting({ days: 4 }), TODAY)).toMatchObject({ isReminderDay: false, nextReminderDate: addDays(TODAY, 3) });
    expect(escalate(waiting({ days: 0 }), TODAY).isReminderDay).toBe(false);
    expect(escalate(waiting({ days: 14 }), TODAY)).toMatchObject({ isReminderDay: true, nextReminderDate: null });
    expect(escalate(waiting({ days: -2 }), TODAY).ageDays).toBe(0);
  });

  it('sorts by severity, then the longer neglected, then the larger stake, then the key', () => {
    const alerts = [
      waiting({ alertKey: 'small', cashAtStakeMinor: 1 }),
      waiting({ alertKey: 'old', cashAtStakeMinor: 1, days: 8 }),
      waiting({ alertKey: 'large', cashAtStakeMinor: 9_000 }),
      waiting({ alertKey: 'also large', cashAtStakeMinor: 9_000 }),
      waiting({ alertKey: 'watch', severity: 'upcoming', days: 90 }),
      waiting({ alertKey: 'now', severity: 'emergency', cashAtStakeMinor: null }),
    ];
    expect(alerts.toSorted((a, b) => byAttention(a, b, TODAY)).map((alert) => alert.alertKey)).toEqual([
      'now',
      'old',
      'also large',
      'large',
      'small',
      'watch',
    ]);
  });

  it('where time makes the facts worse, the detector raises the severity of the same alert', () => {
    const history = [0, 7, 14, 30].map((days) => {
      const [alert] = alertsOf(detectLatePayment(detectionInput({ asOf: addDays(TODAY, days), receivables: [invoice('acme', 0)] })));
      return alert === undefined ? 'silent' : `${alert.alertKey} ${alert.severity}`;
    });
    expect(history).toEqual([
      'silent',
      'late_payment:client:acme upcoming',
      'late_payment:client:acme this_week',
      'late_payment:client:acme emergency',
    ]);
  });
});
