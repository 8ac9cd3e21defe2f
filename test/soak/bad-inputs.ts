import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/support/entries.ts';
import type { Measurement } from '../../scripts/support/measure.ts';
import { BAD_INPUTS_COUNT, BAD_INPUTS_SEED } from '../support/bad-inputs/bad-input.ts';
import { HANG_MS } from '../support/bad-inputs/feed-bad-inputs.ts';
import { type FedRange, feedRanges, openRanges } from '../support/bad-inputs/soak-run.ts';

const RANGE = 1000;
/** One for each core of a small machine. */
const PROCESSES = 2;
const REPORT_EVERY_MS = 15_000;

/** What is done of a run, one range a line. A run that was stopped goes on from here; a finished one takes it away. */
const PROGRESS = join(ROOT, 'test-results', `bad-inputs-${BAD_INPUTS_SEED}-${BAD_INPUTS_COUNT}.jsonl`);

function readProgress(): FedRange[] {
  if (!existsSync(PROGRESS)) return [];
  const lines = readFileSync(PROGRESS, 'utf8').split('\n');
  // The last line may be half written.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as FedRange);
}

const format = (count: number): string => count.toLocaleString('en');
const fedCount = (fed: readonly FedRange[]): number => fed.reduce((sum, { first, end }) => sum + end - first, 0);

export default async function badInputs(): Promise<Measurement> {
  const fed = readProgress();
  const before = fedCount(fed);
  if (before > 0) console.log(`  goes on after ${format(before)} inputs of a run that was stopped (remove ${PROGRESS} to begin anew)`);
  mkdirSync(dirname(PROGRESS), { recursive: true });
  const startedMs = performance.now();
  let reportedMs = startedMs;
  await feedRanges(openRanges(BAD_INPUTS_COUNT, RANGE, fed), PROCESSES, (range) => {
    fed.push(range);
    appendFileSync(PROGRESS, `${JSON.stringify(range)}\n`);
    for (const problem of range.found.problems) console.error(`  ${problem}`);
    const nowMs = performance.now();
    if (nowMs - reportedMs < REPORT_EVERY_MS) return;
    reportedMs = nowMs;
    const done = fedCount(fed);
    const leftMinutes = ((nowMs - startedMs) / (done - before)) * ((BAD_INPUTS_COUNT - done) / 60_000);
    console.log(`  ${format(done)} of ${format(BAD_INPUTS_COUNT)}, about ${Math.ceil(leftMinutes)} min left`);
  });
  rmSync(PROGRESS);
  const problems = fed.flatMap(({ found }) => found.problems);
  const slowestMs = Math.max(...fed.map(({ found }) => found.slowestMs));
  const sum = (key: 'understood' | 'refused'): number => fed.reduce((total, { found }) => total + found[key], 0);
  return {
    title: `${format(fedCount(fed))} random and damaged statements, seed ${BAD_INPUTS_SEED}`,
    rows: [
      { name: 'understood', value: sum('understood'), unit: '' },
      { name: 'refused with a sentence', value: sum('refused'), unit: '' },
      { name: 'slowest answer', value: Math.round(slowestMs), unit: 'ms', limit: HANG_MS, isOk: slowestMs <= HANG_MS },
      { name: 'crashes, hangs, undeclared errors, writes', value: problems.length, unit: '', limit: 0, isOk: problems.length === 0 },
    ],
  };
}
