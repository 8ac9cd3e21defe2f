import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { fitResidual } from '../../../../src-main/engine/forecast/fit-residual.ts';
import { describeCalibration, forecastConfidence, lineConfidence } from '../../../../src-main/engine/forecast/score-confidence.ts';
import { AS_OF, forecastInput, shopHistory } from './build-input.ts';

const line = (source: 'ledger' | 'typed' | 'prospect', daysAgo: number | null, pastOccurrences: number) =>
  lineConfidence({ source, confirmedOn: daysAgo === null ? null : addDays(AS_OF, -daysAgo), pastOccurrences }, AS_OF);

describe('lineConfidence', () => {
  it.each([
    ['ledger', 35, 6, 'high'],
    ['ledger', 36, 6, 'medium'],
    ['ledger', 35, 5, 'medium'],
    ['ledger', 101, 6, 'low'],
    ['ledger', 0, 1, 'low'],
    ['ledger', null, 9, 'low'],
    ['typed', 0, 9, 'medium'],
    ['prospect', 0, 9, 'low'],
  ] as const)('%s, confirmed %s days ago, seen %i times: %s', (source, daysAgo, seen, level) => {
    expect(line(source, daysAgo, seen).level).toBe(level);
  });

  it('gives its reasons', () => {
    expect(line('ledger', 1, 1).reasons.map((reason) => reason.sentence)).toEqual([
      'From the ledger.',
      'Confirmed 1 day ago.',
      'Seen 1 time before.',
    ]);
  });
});

describe('describeCalibration', () => {
  it('needs nine past starts at the horizon shown', () => {
    // 13 weeks to train, 13 to look ahead, 9 starts: 34 weeks
    const statusAfter = (weeks: number, horizonDays: number) => describeCalibration(fitResidual(shopHistory(weeks * 7), AS_OF), horizonDays).status;
    expect([statusAfter(33, 91), statusAfter(34, 91)]).toEqual(['uncalibrated', 'calibrated']);
    expect([statusAfter(24, 28), statusAfter(25, 28)]).toEqual(['uncalibrated', 'calibrated']);
    expect(describeCalibration(null, 91)).toMatchObject({ status: 'uncalibrated', windows: 0 });
  });
});

describe('forecastConfidence', () => {
  it.each([
    [3, 'high'],
    [4, 'medium'],
    [10, 'medium'],
    [11, 'low'],
  ])('with bank lines %i days old: %s', (age, level) => {
    const through = addDays(AS_OF, -age);
    const fit = fitResidual(shopHistory(400), through);
    const opening = { ...forecastInput().opening, bankDataThrough: through };
    expect(forecastConfidence(opening, AS_OF, { fit, calibration: describeCalibration(fit, 91) }).level).toBe(level);
  });
});
