import type { Measurement } from '../../scripts/support/measure.ts';
import { feedBadBytes, HANG_MS } from '../support/bad-bytes.ts';

const FILES = 20_000;
const SEED = 4711;

export default async function badBytes(): Promise<Measurement> {
  const { samples, understood, refused, slowestMs, problems, hasWritten } = await feedBadBytes({ files: FILES, seed: SEED });
  for (const problem of problems.slice(0, 50)) console.error(`  ${problem}`);
  return {
    title: `${FILES.toLocaleString('en')} mutations of ${samples} statements, seed ${SEED}`,
    rows: [
      { name: 'understood', value: understood, unit: '' },
      { name: 'refused with a sentence', value: refused, unit: '' },
      { name: 'slowest answer', value: Math.round(slowestMs), unit: 'ms', limit: HANG_MS, isOk: slowestMs <= HANG_MS },
      { name: 'crashes, hangs, undeclared errors', value: problems.length, unit: '', limit: 0, isOk: problems.length === 0 },
      { name: 'wrote something', value: hasWritten ? 'yes' : 'no', unit: '', isOk: !hasWritten },
    ],
  };
}
