import type { Measurement } from '../../scripts/support/measure.ts';
import { killImports } from '../support/kill-imports.ts';

const ROWS = 200_000;
const KILLS = 50;
const LEAST_WHILE_WRITING = 10;

export default async function killDuringImport(): Promise<Measurement> {
  const outcomes = await killImports({
    rows: ROWS,
    kills: KILLS,
    onKill: (done) => (done % 10 === 0 ? console.log(`  ${done} of ${KILLS} kills`) : undefined),
  });
  for (const problem of outcomes.problems) console.error(`  ${problem}`);
  return {
    title: `kill -9 during an import of ${ROWS.toLocaleString('en')} lines`,
    rows: [
      { name: 'undisturbed import', value: Math.round(outcomes.undisturbedMs), unit: 'ms' },
      { name: 'kills, spread evenly over that time', value: outcomes.kills, unit: '' },
      {
        name: 'killed while writing',
        value: outcomes.killedWhileWriting,
        unit: '',
        limit: `≥ ${LEAST_WHILE_WRITING}`,
        isOk: outcomes.killedWhileWriting >= LEAST_WHILE_WRITING,
      },
      { name: 'after restart wholly absent', value: outcomes.whollyAbsent, unit: '' },
      { name: 'after restart wholly there', value: outcomes.whollyThere, unit: '' },
      { name: 'half there, or not verifying', value: outcomes.problems.length, unit: '', limit: 0, isOk: outcomes.problems.length === 0 },
    ],
  };
}
