import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { CHANCE_SPANS_DAYS } from '../../../src-shared/domain/vocabulary/forecast.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { componentsByDay, composeLines } from './compose-lines.ts';
import { composeChances, composeDays, composeFirstBreach, composeMonths, composeWeeks, findLowestPoint } from './compose-views.ts';
import { MODEL_VERSION } from './fit-residual.ts';
import type { ResidualFit } from './residual-fit.ts';
import { describeCalibration, forecastConfidence } from './score-confidence.ts';
import { fitOf, simulateObligations, simulateRest } from './simulate-input.ts';
import { cashNeeded, shareBelow, summarisePaths } from './summarise-paths.ts';
import type { Forecast, ForecastEvidence, ForecastInput, ForecastLine } from './types.ts';

/** Two years and a leap day: beyond it nothing in the books says anything. */
const MAX_HORIZON_DAYS = 731;

/** The spans that the horizon holds, and the horizon itself. */
function spansWithin(horizonDays: number): number[] {
  return [...CHANCE_SPANS_DAYS.filter((days) => days < horizonDays), horizonDays];
}

function evidenceOf(input: ForecastInput, fit: ResidualFit | null, lines: readonly ForecastLine[]): ForecastEvidence {
  return {
    history:
      fit === null
        ? null
        : { firstDate: fit.firstDate, lastDate: fit.lastDate, dayCount: fit.dayCount, weekCount: fit.weekCount, lineCount: fit.lineCount },
    limitedWeeks: fit?.limitedWeeks ?? 0,
    scheduleIds: input.scheduled.map((flow) => flow.id),
    openItemIds: input.openItems.map((item) => item.id),
    pipelineIds: input.pipeline.map((item) => item.id),
    lines,
  };
}

/**
 * Forecasts the balance of each day after `asOf`: opening + schedules + open items and new ones through their payers' delays + prospects + the
 * residual of the bank history, by paths simulated with a fixed seed (composition of ENGINES §1.3). Amounts are signed minor units of the base
 * currency, rounded half away from zero once per figure shown; components are means over the paths and add up, with `medianAgainstMean`, to the
 * change of the P50 in every day, week and month. Nothing is dated on or before `asOf`: what is still open from then counts on the day after. An
 * unanchored balance starts at 0 and has no probabilities. Same input, same output, byte for byte.
 */
export function computeForecast(input: ForecastInput, control: RunControl): Forecast {
  const { asOf, horizonDays, pathCount, opening, bufferMinor } = input;
  assert(Number.isInteger(horizonDays) && horizonDays >= 1 && horizonDays <= MAX_HORIZON_DAYS, `a horizon of 1 to 731 days, got ${horizonDays}`);
  assert(Number.isInteger(pathCount) && pathCount >= 1, `at least one path, got ${pathCount}`);
  assert(bufferMinor >= 0, 'a buffer that is not negative');
  const fit = fitOf(input);
  const openingMinor = opening.isAnchored ? opening.balanceMinor : minorUnits(0);
  const asOfEpochDay = toEpochDay(asOf);
  const ledger = simulateObligations(input, control);
  const residual = simulateRest(input, { fit, ledger }, control);
  const summary = summarisePaths({ openingMinor, bufferMinor, ledger, residual, spansDays: spansWithin(horizonDays) }, control);
  const calibration = describeCalibration(fit, horizonDays);
  const confidence = forecastConfidence(opening, asOf, { fit, calibration });
  const lines = composeLines(input, ledger, { residual, confidence, knownThrough: fit?.lastDate ?? null });
  const days = composeDays({ asOfEpochDay, openingMinor, summary, components: componentsByDay(lines, horizonDays) });
  const known = opening.isAnchored;
  return {
    modelVersion: MODEL_VERSION,
    asOf,
    horizonDays,
    baseCurrency: input.baseCurrency,
    seed: input.seed,
    pathCount,
    isAnchored: opening.isAnchored,
    openingBalanceMinor: openingMinor,
    bufferMinor,
    days,
    weeks: composeWeeks(days),
    months: composeMonths(days),
    lowestPoint: findLowestPoint(days),
    probabilityBelowZero: known ? shareBelow(summary.lowest, 0) : null,
    probabilityBelowBuffer: known ? shareBelow(summary.lowest, bufferMinor) : null,
    firstBreach: known ? composeFirstBreach(summary.firstBreachDay, days) : null,
    chances: known ? composeChances(summary, { asOfEpochDay, bufferMinor }) : [],
    cashNeededMinor: known ? minorUnits(cashNeeded(summary.lowest, bufferMinor)) : null,
    calibration,
    confidence,
    evidence: evidenceOf(
      input,
      fit,
      lines.map(({ byDay: _byDay, ...line }) => line),
    ),
  };
}
