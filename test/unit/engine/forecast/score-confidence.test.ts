import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { fitResidual } from '../../../../src-main/engine/forecast/fit-residual.ts';
import { describeCalibration, forecastConfidence, lineConfidence } from '../../../../src-main/engine/forecast/score-confidence.ts';
import { AS_OF, forecastInput, shopHistory } from './build-input.ts';

type Source = Parameters<typeof lineConfidence>[0]['source'];
type Kind = Parameters<typeof lineConfidence>[1]['kind'];

const line = (source: Source, daysAgo: number | null, pastOccurrences: number, kind: Kind = 'open_item') =>
  lineConfidence({ source, confirmedOn: daysAgo === null ? null : addDays(AS_OF, -daysAgo), pastOccurrences }, { asOf: AS_OF, kind });
const sentences = (...given: Parameters<typeof line>) => line(...given).reasons.map((reason) => reason.sentence);

describe('lineConfidence', () => {
  it.each([
    ['ledger', 35, 6, 'high'],
    ['ledger', 36, 6, 'medium'],
    ['ledger', 35, 5, 'medium'],
    ['ledger', 101, 6, 'low'],
    ['ledger', 0, 1, 'low'],
    ['ledger', null, 9, 'low'],
    ['typed', 0, 9, 'medium'],
    ['agreement', 100, 2, 'medium'],
    ['detected', 0, 9, 'medium'],
    ['prospect', 0, 9, 'low'],
    ['scenario', 0, 9, 'low'],
  ] as const)('%s, confirmed %s days ago, seen %i times: %s', (source, daysAgo, seen, level) => {
    expect(line(source, daysAgo, seen).level).toBe(level);
  });

  it('gives its reasons in the words of what it is', () => {
    expect(sentences('ledger', 1, 1)).toEqual(['Imported from your books.', 'Last confirmed 1 day ago.', '1 earlier payment with this party.']);
    expect(sentences('typed', 0, 0)).toEqual(['Typed in by hand.', 'Last confirmed today.', 'No earlier payment with this party.']);
    expect(sentences('agreement', 40, 12, 'schedule')).toEqual([
      'Set by an agreement.',
      'Last confirmed 40 days ago.',
      'It has come 12 times before.',
    ]);
    expect(sentences('detected', null, 0, 'schedule')).toEqual([
      'A pattern found in the bank lines.',
      'Not confirmed so far.',
      'It has not come before.',
    ]);
    expect(sentences('prospect', 2, 0, 'pipeline')).toEqual([
      'A prospect, not an agreement.',
      'Last confirmed 2 days ago.',
      'Nothing has come of it yet.',
    ]);
    expect(sentences('detected', 3, 70, 'new_items')).toEqual([
      'Drawn from the documents of the past year.',
      'The newest of them came 3 days ago.',
      '70 documents like it in that time.',
    ]);
  });

  it('is as high as its weakest reason', () => {
    expect(line('ledger', 36, 1).reasons.map(({ about, level }) => `${about} ${level}`)).toEqual(['source high', 'age medium', 'history low']);
    expect(line('ledger', 36, 1).level).toBe('low');
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
