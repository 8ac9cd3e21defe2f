import { expect, it } from 'vitest';
import { periodOn, periodsOf, stepsBack, type TermsVersion } from '../../../../../src-renderer/pages/agreements/versions.ts';
import type { Terms } from '../../../../../src-shared/contract/terms.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

function version(number: number, effectiveFrom: string): TermsVersion {
  const terms: Terms = {
    frequency: 'monthly',
    dayRule: { kind: 'day_of_month', day: 1 },
    shift: 'none',
    startDate: isoDate('2024-01-01'),
    endDate: null,
    occurrenceLimit: null,
    baseAmountMinor: minorUnits(-1000_00 * number),
    currency: currencyCode('EUR'),
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: [],
    overrides: [],
    milestones: [],
    paymentTermsDays: 0,
  };
  return { version: number, effectiveFrom: isoDate(effectiveFrom), reason: null, createdAt: '2026-03-05T09:30:00.000Z', terms };
}

const shown = (versions: readonly TermsVersion[]): unknown[] =>
  periodsOf(versions).map((period) => [period.version, period.effectiveFrom, period.until]);

it('lets each version count until the day before the next', () => {
  expect(shown([version(1, '2024-01-01'), version(2, '2026-05-01')])).toEqual([
    [1, '2024-01-01', '2026-04-30'],
    [2, '2026-05-01', null],
  ]);
});

it('drops what was announced for later and replaced before it applied', () => {
  expect(shown([version(1, '2024-01-01'), version(2, '2026-05-01'), version(3, '2026-04-01')])).toEqual([
    [1, '2024-01-01', '2026-03-31'],
    [3, '2026-04-01', null],
  ]);
});

it('finds the version of a day, and the first one before its own begin', () => {
  const periods = periodsOf([version(1, '2024-01-01'), version(2, '2026-05-01')]);
  expect([periodOn(periods, isoDate('2026-04-30'))?.version, periodOn(periods, isoDate('2026-05-01'))?.version]).toEqual([1, 2]);
  expect(periodOn(periods, isoDate('2020-01-01'))?.version).toBe(1);
});

it('takes a change back to the terms of every day after it, announced ones included', () => {
  const steps = stepsBack(periodsOf([version(1, '2024-01-01'), version(2, '2026-05-01')]), isoDate('2026-04-01'));
  expect(steps.map(({ effectiveFrom, terms }) => [effectiveFrom, terms.baseAmountMinor])).toEqual([
    ['2026-04-01', -1000_00],
    ['2026-05-01', -2000_00],
  ]);
});
