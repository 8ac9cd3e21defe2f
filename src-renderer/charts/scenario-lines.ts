import type { ScenarioComparisonView } from '../../src-shared/contract/scenarios.ts';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { ChartColours } from './chart-colours.ts';

/** More lines than these cannot be told apart at a glance. */
export const MOST_LINES = 3;

const LETTERS = ['A', 'B', 'C'] as const;
export type ScenarioLetter = (typeof LETTERS)[number];

/** The expected balance of a scenario, drawn over the forecast and named by a letter. */
export type ScenarioLine = {
  readonly letter: ScenarioLetter;
  readonly name: string;
  readonly days: readonly { readonly date: IsoDate; readonly p50Minor: MinorUnits }[];
};

/** The letter of the scenario at a place of a comparison; null for those that are not drawn. */
export function letterAt(index: number): ScenarioLetter | null {
  return LETTERS[index] ?? null;
}

/** The first scenarios of a comparison as lines of the chart. */
export function scenarioLines(scenarios: ScenarioComparisonView['scenarios']): readonly ScenarioLine[] {
  return scenarios.flatMap(({ name, days }, index) => {
    const letter = letterAt(index);
    return letter === null ? [] : [{ letter, name, days }];
  });
}

/** How each line is drawn: none is dashed as the expected one or solid as the past. */
export const LINE_DASHES: Readonly<Record<ScenarioLetter, readonly number[]>> = { A: [2, 3], B: [12, 3], C: [10, 3, 2, 3] };

export function lineColour(letter: ScenarioLetter, colours: ChartColours): string {
  return { A: colours.scenarioA, B: colours.scenarioB, C: colours.scenarioC }[letter];
}

/** What a line says of a day; null beyond its end. */
export function valueOn({ days }: ScenarioLine, date: IsoDate): MinorUnits | null {
  return days.find((day) => day.date === date)?.p50Minor ?? null;
}
