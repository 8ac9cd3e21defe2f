import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './entries.ts';

/** One measured or counted figure. `isOk` is false when it misses its limit. */
export type MeasuredRow = {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly limit?: number | string;
  readonly isOk?: boolean;
};

export type Measurement = { readonly title: string; readonly rows: readonly MeasuredRow[] };

/** What a file of `test/bench` or `test/soak` exports by default. */
export type Measure = () => Promise<Measurement>;

function format(rows: readonly MeasuredRow[]): string {
  const cells = rows.map(({ name, value, unit, limit, isOk }) => [
    name,
    `${value} ${unit}`.trim(),
    limit === undefined ? '' : `limit ${limit}`,
    isOk === undefined ? '' : isOk ? 'ok' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd()).join('\n');
}

/** Runs every file that matches, or those whose name contains a word of the command line, one after the other, and counts what missed its limit. */
export async function runMeasures(pattern: string): Promise<void> {
  const words = process.argv.slice(2);
  const files = globSync(pattern, { cwd: ROOT })
    .filter((file) => words.length === 0 || words.some((word) => basename(file).includes(word)))
    .sort();
  if (files.length === 0) {
    console.error(`Nothing to run: ${words.length === 0 ? `there is no ${pattern}` : `no file of ${pattern} is called like ${words.join(' or ')}`}.`);
    process.exitCode = 1;
    return;
  }
  let met = 0;
  let missed = 0;
  for (const file of files) {
    const { default: measure } = (await import(pathToFileURL(join(ROOT, file)).href)) as { default: Measure };
    const startedAt = performance.now();
    try {
      const { title, rows } = await measure();
      console.log(`${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n${format(rows)}\n`);
      met += rows.filter(({ isOk }) => isOk !== false).length;
      missed += rows.filter(({ isOk }) => isOk === false).length;
    } catch (error) {
      console.error(`${file} failed:`, error);
      missed += 1;
    }
  }
  console.log(`${met} passed, ${missed} failed`);
  process.exitCode = missed > 0 ? 1 : 0;
}
