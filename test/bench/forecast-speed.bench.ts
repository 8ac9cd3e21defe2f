import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../src-main/engine/forecast/compute-forecast.ts';
import { fitResidual } from '../../src-main/engine/forecast/fit-residual.ts';
import { applyAdjustments } from '../../src-main/engine/scenario/apply-adjustments.ts';
import { median, rounded } from '../support/figures.ts';
import { largeForecastInput } from '../support/forecast-large-input.ts';

const RUNS = 9;
const USUAL = { items: 500, schedules: 60, historyDays: 1096, horizonDays: 91 };

/** Median processor time, so that other work on the machine does not count; compiling and collecting garbage do. */
function take(work: () => void): number {
  const tookMs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return median(tookMs);
}

function measure(name: string, options: typeof USUAL, limit?: number): MeasuredRow {
  const input = largeForecastInput(options);
  const stored = { ...input, fit: fitResidual(input.history, input.asOf) ?? undefined };
  const ms = take(() => computeForecast(stored, UNCONTROLLED));
  return { name, value: rounded(ms), unit: 'ms of processor', ...(limit === undefined ? {} : { limit, isOk: ms < limit }) };
}

/** The engine alone: 2,000 paths from a stored fit, and what grows with the books. */
export default async function forecastSpeedBench(): Promise<Measurement> {
  const usual = largeForecastInput(USUAL);
  const stored = { ...usual, fit: fitResidual(usual.history, usual.asOf) ?? undefined };
  const later = applyAdjustments(stored, [
    { kind: 'customer_pays_later', counterpartyId: 'c3', days: 15 },
    { kind: 'one_off', id: 'machine', date: isoDate('2026-04-10'), amountMinor: minorUnits(-2_000_000) },
  ]);
  const scenarioMs = take(() => computeForecast(later, UNCONTROLLED));
  const fitMs = take(() => fitResidual(usual.history, usual.asOf));
  return {
    title: `Forecast engine, 2,000 paths, ${USUAL.items} open items, ${USUAL.schedules} schedules, median of ${RUNS}`,
    rows: [
      measure('13 weeks from a stored fit', USUAL, 200),
      measure('24 months from a stored fit', { ...USUAL, horizonDays: 731 }, 500),
      { name: 'a scenario run again', value: rounded(scenarioMs), unit: 'ms of processor', limit: 150, isOk: scenarioMs < 150 },
      { name: 'fit of three years, apart', value: rounded(fitMs), unit: 'ms of processor' },
      measure('13 weeks, ten times the open items', { ...USUAL, items: 10 * USUAL.items }),
      measure('13 weeks, ten times the schedules', { ...USUAL, schedules: 10 * USUAL.schedules }),
      measure('13 weeks, ten times the history (30 years)', { ...USUAL, historyDays: 10 * USUAL.historyDays }),
    ],
  };
}
