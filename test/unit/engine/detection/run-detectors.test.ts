import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { DETECTORS, runDetectors } from '../../../../src-main/engine/detection/run-detectors.ts';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { detectionInput, forecastOf, payments, runwayOf } from './build-detection.ts';

const input = detectionInput({
  forecast: forecastOf([-500, -100]),
  runway: runwayOf(4),
  expenseLines: payments('landlord', [...Array.from({ length: 10 }, () => 100_000), 400_000]),
});

function stepTimer(): () => number {
  let now = 0;
  return () => (now += 5);
}

describe('runDetectors', () => {
  it('runs all types, most urgent alert first, and names what it does not look for', () => {
    const run = runDetectors(input, { types: DETECTION_TYPES, readTimerMs: stepTimer() });
    expect(run.alerts.map((alert) => `${alert.severity} ${alert.type}`)).toEqual([
      'emergency buffer_breach',
      'this_week unexpected_expense',
      'this_week runway_threshold',
    ]);
    expect(run.errors).toEqual([]);
    expect(Object.keys(DETECTORS).toSorted()).toEqual([...DETECTION_TYPES].toSorted());
    expect(run.evaluatedTypes.toSorted()).toEqual(['buffer_breach', 'runway_threshold', 'unexpected_expense']);
    expect(run.skipped).toHaveLength(DETECTION_TYPES.length - run.evaluatedTypes.length);
    expect(run.durationsMs.every((one) => one.durationMs === 5)).toBe(true);
  });

  it('runs only the selected types, each once', () => {
    const run = runDetectors(input, { types: ['runway_threshold', 'runway_threshold'], readTimerMs: stepTimer() });
    expect(run.alerts.map((alert) => alert.type)).toEqual(['runway_threshold']);
  });

  it('reports a failing detector and goes on with the others', () => {
    const detectors = {
      ...DETECTORS,
      buffer_breach: () => {
        throw new Error('Assertion failed: a day');
      },
    };
    const run = runDetectors(input, { types: DETECTION_TYPES, readTimerMs: stepTimer(), detectors });
    expect(run.errors).toEqual([{ type: 'buffer_breach', message: 'Assertion failed: a day' }]);
    expect(run.evaluatedTypes).not.toContain('buffer_breach');
    expect(run.alerts).toHaveLength(2);
  });

  it('lets a cancellation through', () => {
    const detectors = {
      ...DETECTORS,
      buffer_breach: () => {
        throw new AppError('CANCELLED', 'Cancelled.');
      },
    };
    expect(() => runDetectors(input, { types: ['buffer_breach'], readTimerMs: stepTimer(), detectors })).toThrow('Cancelled.');
  });

  it('tells a type that could not look from one that found nothing', () => {
    const run = runDetectors(detectionInput({ forecast: forecastOf([1, 1]) }), {
      types: ['buffer_breach', 'runway_threshold'],
      readTimerMs: stepTimer(),
    });
    expect(run.evaluatedTypes).toEqual(['buffer_breach']);
    expect(run.skipped.map((one) => one.type)).toEqual(['runway_threshold']);
  });
});
