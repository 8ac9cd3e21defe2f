import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { detectLatePayment } from '../../../../src-main/engine/detection/detect-late-payment.ts';
import { applyMutes, type Dismissal, learnMutes } from '../../../../src-main/engine/detection/learn-mutes.ts';
import { alertsOf, detectionInput, invoice, TODAY } from './build-detection.ts';

const KEY = 'late_payment:client:acme';
const dismissed = (...daysAgo: number[]): Dismissal[] =>
  daysAgo.map((days) => ({ type: 'late_payment', alertKey: KEY, dismissedOn: addDays(TODAY, -days) }));

describe('learnt mutes', () => {
  it('need two dismissals within a year', () => {
    expect(learnMutes(dismissed(10), TODAY)).toEqual([]);
    expect(learnMutes(dismissed(10, 370), TODAY)).toEqual([]);
    expect(learnMutes(dismissed(10, 100), TODAY)).toEqual([
      {
        alertKey: KEY,
        dismissals: 2,
        untilDate: addDays(TODAY, 80),
        reason: `Put away 2 times, last on ${addDays(TODAY, -10)}: kept quiet until ${addDays(TODAY, 80)}.`,
      },
    ]);
  });

  it('last 90 days, twice as long after each further dismissal, a year at most', () => {
    const days = (...ago: number[]) => learnMutes(dismissed(...ago), TODAY).map((mute) => mute.untilDate);
    expect(days(90, 91)).toEqual([TODAY]);
    expect(days(91, 92)).toEqual([]);
    expect(days(0, 1, 2)).toEqual([addDays(TODAY, 180)]);
    expect(days(0, 1, 2, 3)).toEqual([addDays(TODAY, 360)]);
    expect(days(0, 1, 2, 3, 4)).toEqual([addDays(TODAY, 365)]);
  });

  it('are never learnt for buffer, payroll and taxes, and never hide an emergency', () => {
    expect(
      learnMutes(
        dismissed(1, 2).map((one) => ({ ...one, type: 'payroll_safety' })),
        TODAY,
      ),
    ).toEqual([]);
    const mutes = learnMutes(dismissed(1, 2), TODAY);
    const found = (days: number) => alertsOf(detectLatePayment(detectionInput({ receivables: [invoice('acme', days), invoice('bolt', days)] })));
    const quiet = applyMutes(found(20), mutes);
    expect(quiet.shown.map((alert) => alert.entityId)).toEqual(['bolt']);
    expect(quiet.muted.map(({ alert, mute }) => `${alert.entityId} ${mute.alertKey}`)).toEqual([`acme ${KEY}`]);
    expect(applyMutes(found(30), mutes).shown).toHaveLength(2);
  });
});
