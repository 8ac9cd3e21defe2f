import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectBufferBreach } from '../../../../src-main/engine/detection/detect-buffer-breach.ts';
import type { SafetyMode } from '../../../../src-main/engine/detection/types.ts';
import { alertsOf, detectionInput, forecastOf, onlyAlert } from '../../../unit/engine/detection/build-detection.ts';

const set = { obligationsBufferMinor: minorUnits(100_000) };

describe('buffer_breach', () => {
  it('is an emergency when the expected balance falls below the buffer', () => {
    const alert = onlyAlert(detectBufferBreach(detectionInput({ set, forecast: forecastOf([90_000, 120_000], [60_000, 99_999], [50_000, 70_000]) })));
    expect(alert).toMatchObject({
      severity: 'emergency',
      alertKey: 'buffer_breach:business',
      cashAtStakeMinor: 30_000,
      deadlineDate: '2026-03-03',
      message: 'The expected balance falls below your buffer of 1000.00 EUR on 2026-03-03 and reaches 700.00 EUR on 2026-03-04.',
      evidence: { rows: [{ table: 'cash_forecasts', id: '2026-03-01/2026-03-04' }] },
    });
    expect(alert.evidence.arithmetic.map((step) => (step.kind === 'money' ? `${step.label} ${step.valueMinor}` : step.label))).toEqual([
      'Balance today 500000',
      'First day below the buffer',
      'Lowest day',
      'Lowest balance (P50) 70000',
      'Buffer after safety mode 100000',
      'Short of the buffer 30000',
    ]);
  });

  it('is upcoming when only the bad case does', () => {
    const alert = onlyAlert(detectBufferBreach(detectionInput({ set, forecast: forecastOf([99_999, 100_000]) })));
    expect(alert).toMatchObject({ severity: 'upcoming', cashAtStakeMinor: 1, titleKey: 'buffer_breach.possible' });
  });

  it('does not fire exactly at the buffer', () => {
    expect(alertsOf(detectBufferBreach(detectionInput({ set, forecast: forecastOf([100_000, 100_000]) })))).toEqual([]);
  });

  it('looks 13 weeks ahead and no further', () => {
    const ranges = (below: number) =>
      forecastOf(...Array.from({ length: 100 }, (_, day): [number, number] => (day === below ? [0, 0] : [200_000, 200_000])));
    expect(alertsOf(detectBufferBreach(detectionInput({ set, forecast: ranges(90) })))).toHaveLength(1);
    expect(alertsOf(detectBufferBreach(detectionInput({ set, forecast: ranges(91) })))).toEqual([]);
  });

  it.each<[SafetyMode, number, string]>([
    ['conservative', 124_999, 'fires'],
    ['conservative', 125_000, 'silent'],
    ['normal', 99_999, 'fires'],
    ['normal', 100_000, 'silent'],
    ['aggressive', 74_999, 'fires'],
    ['aggressive', 75_000, 'silent'],
  ])('in %s mode at %i: %s', (safetyMode, balance, what) => {
    const outcome = detectBufferBreach(detectionInput({ set: { ...set, safetyMode }, forecast: forecastOf([balance, balance]) }));
    expect(alertsOf(outcome)).toHaveLength(what === 'fires' ? 1 : 0);
  });

  it('writes amounts in the currency of the business', () => {
    const input = detectionInput({
      set: { obligationsBufferMinor: minorUnits(50_000) },
      baseCurrency: currencyCode('JPY'),
      forecast: forecastOf([0, 0]),
    });
    expect(onlyAlert(detectBufferBreach(input)).message).toContain('buffer of 50000 JPY');
  });

  it('is skipped, with the reason, without a forecast or a stated balance', () => {
    expect(detectBufferBreach(detectionInput({ set }))).toMatchObject({ kind: 'skipped' });
    const forecast = forecastOf([0, 0]);
    expect(detectBufferBreach(detectionInput({ set, forecast: forecast && { ...forecast, isAnchored: false } }))).toMatchObject({ kind: 'skipped' });
  });
});
