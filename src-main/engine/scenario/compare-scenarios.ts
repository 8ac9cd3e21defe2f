import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { computeForecast } from '../forecast/compute-forecast.ts';
import type { Forecast, ForecastInput } from '../forecast/types.ts';
import { applyAdjustments } from './apply-adjustments.ts';
import type { Scenario, ScenarioComparison, ScenarioDifference } from './types.ts';

function differenceOf(scenario: Forecast, base: Forecast): ScenarioDifference {
  const weeks = scenario.weeks.map((week, i) => {
    const before = must(base.weeks[i], 'a base of the same horizon');
    return {
      weekEnd: week.weekEnd,
      p10Minor: minorUnits(week.p10Minor - before.p10Minor),
      p50Minor: minorUnits(week.p50Minor - before.p50Minor),
      p90Minor: minorUnits(week.p90Minor - before.p90Minor),
    };
  });
  const [cash, cashBefore] = [scenario.cashNeededMinor, base.cashNeededMinor];
  const [share, shareBefore] = [scenario.probabilityBelowBuffer, base.probabilityBelowBuffer];
  return {
    weeks,
    lowestPointMinor: minorUnits(scenario.lowestPoint.p50Minor - base.lowestPoint.p50Minor),
    endMinor: must(weeks.at(-1), 'a last week').p50Minor,
    cashNeededMinor: cash === null || cashBefore === null ? null : minorUnits(cash - cashBefore),
    probabilityBelowBuffer: share === null || shareBefore === null ? null : share - shareBefore,
  };
}

/**
 * Forecasts the books as they are and under each scenario, on the same random numbers, and sets them side by side. Give the input a stored `fit`: otherwise the
 * history is fitted again for every scenario.
 */
export function compareScenarios(input: ForecastInput, scenarios: readonly Scenario[], control: RunControl): ScenarioComparison {
  const base = computeForecast(input, control);
  return {
    base,
    scenarios: scenarios.map(({ id, adjustments }) => {
      const forecast = computeForecast(applyAdjustments(input, adjustments), control);
      return { id, forecast, difference: differenceOf(forecast, base) };
    }),
  };
}
