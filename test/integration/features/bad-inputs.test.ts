import { expect, it } from 'vitest';
import { BAD_INPUTS_COUNT } from '../../support/bad-inputs/bad-input.ts';
import { openFeeder } from '../../support/bad-inputs/feed-bad-inputs.ts';

/** Every fiftieth input of the full run, which is `npm run soak bad`. */
const STEP = 50;

it('random and damaged files are understood or refused in a sentence: no crash, no hang, nothing written', async () => {
  const feeder = await openFeeder();
  try {
    const { understood, refused, problems } = await feeder.feed(Array.from({ length: BAD_INPUTS_COUNT / STEP }, (_, index) => index * STEP));
    expect(problems).toEqual([]);
    expect(understood + refused).toBe(BAD_INPUTS_COUNT / STEP);
    expect(understood).toBeGreaterThan(800);
    expect(refused).toBeGreaterThan(800);
  } finally {
    await feeder.close();
  }
}, 180_000);
