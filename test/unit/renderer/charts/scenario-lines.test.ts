import { describe, expect, it } from 'vitest';
import { letterAt, scenarioLines, valueOn } from '../../../../src-renderer/charts/scenario-lines.ts';
import type { ScenarioComparisonView } from '../../../../src-shared/contract/scenarios.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const day = (date: string, p50Minor: number) => ({ date: isoDate(date), p50Minor: minorUnits(p50Minor) });

describe('lines of scenarios', () => {
  it('draws the first three and names them by letters', () => {
    const named = ['one', 'two', 'three', 'four'].map((name) => ({ name, days: [] }));
    const lines = scenarioLines(named as unknown as ScenarioComparisonView['scenarios']);
    expect(lines.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['A one', 'B two', 'C three']);
    expect(letterAt(3)).toBeNull();
  });
  it('reads a day, and nothing beyond the end', () => {
    const line = { letter: 'A', name: 'one', days: [day('2026-03-06', 100), day('2026-03-07', 250)] } as const;
    expect(valueOn(line, isoDate('2026-03-07'))).toBe(250);
    expect(valueOn(line, isoDate('2026-03-08'))).toBeNull();
  });
});
