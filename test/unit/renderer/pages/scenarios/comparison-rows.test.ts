import { describe, expect, it } from 'vitest';
import { comparisonRows, differenceRows } from '../../../../../src-renderer/pages/scenarios/comparison-rows.ts';
import type { Format } from '../../../../../src-renderer/components/use-format.ts';
import type { ScenarioComparisonView } from '../../../../../src-shared/contract/scenarios.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const format: Pick<Format, 'locale' | 'money' | 'percent' | 'dateInSentence' | 'relativeDay'> = {
  locale: 'en-IE',
  money: (minor, _, look) => `${look?.plus === true && minor > 0 ? '+' : ''}${minor}`,
  percent: (share) => `${share * 100}%`,
  dateInSentence: (date) => date,
  relativeDay: () => 'soon',
};

function summary(lowest: number, firstDayBelowBuffer: string | null) {
  const range = { p10Minor: minorUnits(lowest - 50), p50Minor: minorUnits(lowest), p90Minor: minorUnits(lowest + 50) };
  return {
    lowestPoint: { ...range, date: isoDate('2026-04-01') },
    probabilityBelowZero: 0.1,
    probabilityBelowBuffer: 0.2,
    cashNeededMinor: minorUnits(0),
    firstDayBelowBuffer: firstDayBelowBuffer === null ? null : isoDate(firstDayBelowBuffer),
    endMinor: minorUnits(500),
    days: Array.from({ length: 91 }, () => ({ ...range, date: isoDate('2026-04-01') })),
  };
}

const base = summary(100, null);
const facts = { bufferMinor: minorUnits(50), currency: currencyCode('EUR'), base };
type Difference = ScenarioComparisonView['scenarios'][number]['difference'];

function differ(own: ReturnType<typeof summary>, difference: Partial<Difference>) {
  const none: Difference = {
    lowestPointMinor: minorUnits(0),
    endMinor: minorUnits(0),
    cashNeededMinor: minorUnits(0),
    probabilityBelowBuffer: 0,
    runwayDays: null,
  };
  const compared = { ...own, scenarioId: 1, name: 'One', difference: { ...none, ...difference } };
  return differenceRows(facts, compared, format as Format).map(({ change }) => change);
}

describe('rows of a comparison', () => {
  it('are the same for the forecast and for every scenario', () => {
    const own = comparisonRows(facts, base, format as Format);
    expect(own.map(({ label }) => label)).toEqual([
      'Lowest point',
      'First day below your buffer',
      'Cash in 13 weeks',
      'Cash needed to be 90% safe',
      'Chance of being below your buffer',
    ]);
    expect(own.map(({ value }) => value)).toEqual(['100', 'None', '500', 'None', '20%']);
  });
  it('say in words which way a difference goes: more cash needed is worse, a higher lowest point better', () => {
    const changes = differ(summary(40, '2026-04-01'), {
      lowestPointMinor: minorUnits(-60),
      endMinor: minorUnits(20),
      cashNeededMinor: minorUnits(30),
      probabilityBelowBuffer: 0.12,
    });
    expect(changes).toEqual(['-60, worse', 'none without it, worse', '+20, better', '+30, worse', '+12 points, worse']);
  });
  it('say nothing louder than that all stays the same', () => {
    expect(differ(base, {})).toEqual(Array.from({ length: 5 }, () => 'same as now'));
  });
});
