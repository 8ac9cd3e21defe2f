import type { Measurement } from '../../scripts/support/measure.ts';
import { accuracyRows } from '../support/forecast-accuracy-rows.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

/** 200 generated companies from twelve monthly origins each, with their books and with bank history alone. */
export default async function forecastSoak(): Promise<Measurement> {
  return { title: 'Forecast of 200 generated companies × 12 origins', rows: accuracyRows({ seeds: SEEDS, origins: 12, pathCount: 500 }) };
}
