import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastLine } from '../forecast/types.ts';

/** A line of the forecast that a scenario adds, takes away or changes; amounts are sums over the horizon. */
export type ChangedLine = {
  readonly change: 'added' | 'removed' | 'changed';
  /** As the scenario has it; of a line that is gone, as it was. */
  readonly line: ForecastLine;
  readonly beforeMinor: MinorUnits;
  readonly expectedMinor: MinorUnits;
  readonly differenceMinor: MinorUnits;
};

const keyOf = ({ kind, id }: ForecastLine): string => `${kind}:${id}`;

function totalOf(lines: readonly ForecastLine[]): MinorUnits {
  return sumMinor(lines.flatMap(({ expectedByWeek }) => expectedByWeek.map(({ expectedMinor }) => expectedMinor)));
}

/** When and how much, without what only describes the line. */
const movementOf = (lines: readonly ForecastLine[]): string =>
  JSON.stringify(lines.map(({ plannedDate, expectedByWeek }) => [plannedDate, expectedByWeek]));

/**
 * The lines that are not the same in two forecasts of one horizon, the largest difference first; on common random numbers every difference is the scenario's. A line
 * that only comes on other days is among them with a difference of 0. Differences add up to that of the means, not to that of the median.
 */
export function changedLines(before: readonly ForecastLine[], after: readonly ForecastLine[]): ChangedLine[] {
  const [was, is] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .flatMap((key): ChangedLine[] => {
      const [old, own] = [was.get(key) ?? [], is.get(key) ?? []];
      const line = own[0] ?? old[0];
      if (line === undefined || movementOf(old) === movementOf(own)) return [];
      const [beforeMinor, expectedMinor] = [totalOf(old), totalOf(own)];
      const change = old.length === 0 ? 'added' : own.length === 0 ? 'removed' : 'changed';
      return [{ change, line, beforeMinor, expectedMinor, differenceMinor: minorUnits(expectedMinor - beforeMinor) }];
    })
    .toSorted((a, b) => Math.abs(b.differenceMinor) - Math.abs(a.differenceMinor));
}
