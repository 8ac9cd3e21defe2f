import { describe, expect, it } from 'vitest';
import { killImports } from '../../support/kill-imports.ts';

describe('kill -9 during an import', () => {
  it('leaves the batch wholly there or wholly absent, and a chain that verifies', async () => {
    const outcomes = await killImports({ rows: 20_000, kills: 3 });
    expect(outcomes.problems).toEqual([]);
    expect(outcomes.whollyAbsent + outcomes.whollyThere).toBe(3);
  }, 120_000);
});
