import fc from 'fast-check';
import { createRandom, drawInteger } from '../../../src-main/engine/common/random.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { sampleStatements } from '../sample-statements.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { type NamedFile, randomFile } from './random-files.ts';

/** Of the input with number 0; each further one has the next. */
export const BAD_INPUTS_SEED = 4711;
/** A full run; `npm test` takes a part spread evenly over it. */
export const BAD_INPUTS_COUNT = 200_000;

/** Of four inputs two are damaged statements, one is random, and one is random and then damaged; drawn, so that any part of a run holds all kinds. */
const KINDS = 4;

/**
 * Makes the bad input of a number: always the same bytes for the same number, whatever was made before it, so that a run can go on where it stopped
 * and a finding be looked at alone.
 */
export function badInputs(): (index: number) => NamedFile {
  const samples = sampleStatements();
  return (index) => {
    const random = createRandom(BAD_INPUTS_SEED + index);
    const kind = drawInteger(random, 1, KINDS);
    if (kind <= 2) {
      const sample = must(samples[drawInteger(random, 0, samples.length - 1)], 'a sample statement');
      return { name: sample.name, bytes: mutateBytes(sample.bytes, random) };
    }
    const [file] = fc.sample(randomFile, { seed: BAD_INPUTS_SEED + index, numRuns: 1 });
    const { name, bytes } = must(file, 'a random file');
    return { name, bytes: kind === 3 ? bytes : mutateBytes(bytes, random) };
  };
}
