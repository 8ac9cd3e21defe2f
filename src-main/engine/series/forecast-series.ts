import type { RunControl } from '../common/run-control.ts';
import { fitMembers, type Traits } from './fit-members.ts';
import { createDesigns } from './harmonic-design.ts';
import { limitOutliers } from './limit-outliers.ts';
import { backtest } from './rolling-origins.ts';
import { findSeasons } from './seasons.ts';
import { mean, median } from './statistics.ts';
import type { SeriesForecast, SeriesTask } from './types.ts';
import { combine, weighMembers } from './weigh-members.ts';
import { fitGrowth, growthAt, quantileOfSorted, type Residual } from './residual-range.ts';

const INFL = Number((globalThis as any).process?.env?.INFL ?? 1);
const SYM = Number((globalThis as any).process?.env?.SYM ?? 0.5);
export function forecastSeries(task: SeriesTask, _control: RunControl, designs = createDesigns()): SeriesForecast {
  const { frequency, horizon } = task;
  const all = findSeasons(frequency, task.values.length);
  const recent = task.values.slice(-all.longestHistory);
  const seasons = findSeasons(frequency, recent.length);
  const scale = mean(recent.map(Math.abs)) || 1;
  const values = Float64Array.from(recent, (v) => v / scale);
  const limited = limitOutliers(values, seasons.cycles, { designs, horizon });
  const traits: Traits = { allowsRatios: Math.min(...limited) > 0.1 * median(limited), isIntermittent: values.filter((v) => v === 0).length >= 0.3 * values.length };
  const tested = backtest({ values, limited }, { seasons, horizon, traits, designs });
  const members = fitMembers({ values: limited, fitLength: values.length, period: seasons.period }, { seasons, horizon, traits, designs });
  const weights = weighMembers(tested.trials, members.length, traits.isIntermittent);
  const paths = members.map((m) => m.forecast([values.length], horizon)[0] ?? new Float64Array(horizon));
  const isNonNegative = recent.every((v) => v >= 0);
  const point = Array.from({ length: horizon }, (_, h) => Math.max(isNonNegative ? 0 : -Infinity, combine(paths.map((p) => p[h] ?? 0), weights)));
  const residuals: Residual[] = tested.trials.map((t) => ({ step: t.step, error: t.actual - combine(t.said, weights) }));
  const growth = fitGrowth(residuals);
  const z = Float64Array.from(residuals, (r) => r.error / growthAt(growth, r.step)).sort();
  const az = z.map(Math.abs).sort();
  const b = quantileOfSorted(az, 0.8);
  const q = (p: number): number => INFL * (SYM * Math.sign(p - 0.5) * b + (1 - SYM) * quantileOfSorted(z, p));
  const at = (p: number): number[] => point.map((m, h) => Math.max(isNonNegative ? 0 : -Infinity, m + (p === 0.5 ? 0 : q(p) * growthAt(growth, h))) * scale);
  return { mean: point.map((v) => v * scale), quantiles: { '0.1': at(0.1), '0.5': at(0.5), '0.9': at(0.9) }, model: '' };
}
