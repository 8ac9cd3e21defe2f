import type { RunControl } from '../common/run-control.ts';
import { forecastSeries } from './forecast-series.ts';
import { createDesigns } from './harmonic-design.ts';
import type { SeriesForecast, SeriesTask } from './types.ts';

/** Forecasts series one by one, in the order given; each as if it were alone. They share only work that does not depend on their values. */
export function forecastSet(tasks: readonly SeriesTask[], control: RunControl): SeriesForecast[] {
  const designs = createDesigns();
  return tasks.map((task, i) => {
    control.checkpoint('Forecasting', i, tasks.length);
    return forecastSeries(task, designs);
  });
}
