import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionStep, expectSoundActions, openBusyBooks, takeStep } from '../../support/action-steps.ts';

const IS_FULL = process.env['TAMIO_FULL'] === '1';

describe('whatever is run, decided, taken back and paid, in any order', () => {
  it(
    'no alert and no action is there twice, nothing is executed twice, and every approval is in a log that verifies',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(actionStep, { minLength: 8, maxLength: IS_FULL ? 60 : 14 }), async (steps) => {
          const app = await openBusyBooks();
          await app.client.pipeline.run({});
          // A refusal is an answer; anything else is a mistake.
          const refusals: (string | undefined)[] = [];
          for (const one of steps) await takeStep(app.client, one).catch((error: { data?: { code?: string } }) => refusals.push(error.data?.code));
          expect(refusals.filter((code) => code !== 'CONFLICT' && code !== 'INVALID_INPUT')).toEqual([]);
          expectSoundActions(await app.dump());
          expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
          await app.close();
        }),
        { numRuns: IS_FULL ? 40 : 3, seed: 20_260_305 },
      );
    },
    30 * 60_000,
  );
});
