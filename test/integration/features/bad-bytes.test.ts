import { expect, it } from 'vitest';
import { feedBadBytes } from '../../support/bad-bytes.ts';

it('mutated statements of every format are understood or refused in a sentence: no crash, no hang, nothing written', async () => {
  const outcome = await feedBadBytes({ files: 150, seed: 1 });
  expect(outcome.problems).toEqual([]);
  expect(outcome.hasWritten).toBe(false);
  expect(outcome.understood).toBeGreaterThan(20);
  expect(outcome.refused).toBeGreaterThan(5);
}, 120_000);
