import type { Measurement } from '../../scripts/support/measure.ts';
import { accuracyRows } from '../support/forecast-accuracy-rows.ts';

/** The soak's measurement on 20 companies from six origins; limits are those of the full count, a little wider for fewer companies. */
export default async function forecastAccuracyBench(): Promise<Measurement> {
  return {
    title: 'Forecast of 20 generated companies × 6 origins',
    rows: accuracyRows({ seeds: [1, 2, 3, 4], origins: 6, pathCount: 400, isSample: true }),
  };
}
