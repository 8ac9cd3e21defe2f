import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { openApp } from '../support/app-folder.ts';
import { median, rounded, timed } from '../support/figures.ts';
import { openLargeBooks } from '../support/large-books.ts';

const LINES = 100_000;
const RUNS = 5;
const WARM_LIMIT_MS = 200;

/** The forecast of thirteen weeks (and of two years) over large books: by a worker just started, after a change, and asked again. */
export default async function forecastBench(): Promise<Measurement> {
  const { folder, app, books } = await openLargeBooks(LINES);
  await app.close();
  const { businessId } = books;
  const cold: number[] = [];
  const warm: number[] = [];
  const long: number[] = [];
  const again: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const { client, close } = await openApp(folder);
      cold.push((await timed(() => client.forecast.get({ businessId }))).tookMs);
      await client.preferences.update({ isBlurred: run % 2 === 0 });
      warm.push((await timed(() => client.forecast.get({ businessId }))).tookMs);
      again.push((await timed(() => client.forecast.get({ businessId }))).tookMs);
      long.push((await timed(() => client.forecast.get({ businessId, weeks: 104 }))).tookMs);
      await close();
    }
  } finally {
    folder.remove();
  }
  const row = (name: string, taken: readonly number[]): MeasuredRow => ({ name, value: rounded(median(taken)), unit: 'ms' });
  return {
    title: `Forecast at ${LINES.toLocaleString('en')} lines, median of ${RUNS}`,
    rows: [
      row('13 weeks, cold: the worker starts, loads its code and the history', cold),
      { ...row('13 weeks, warm: after a change of the books', warm), limit: WARM_LIMIT_MS, isOk: median(warm) < WARM_LIMIT_MS },
      row('13 weeks, asked again', again),
      row('104 weeks, warm', long),
    ],
  };
}
