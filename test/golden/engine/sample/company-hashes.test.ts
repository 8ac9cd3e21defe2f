import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateCompany } from '../../../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES, type Archetype } from '../../../../src-main/engine/sample/types.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';

/**
 * Seeds 1 to 40 of every archetype, byte for byte. A change here means that every published accuracy figure refers to other books: it needs a reason
 * in its commit, may only make the books harder (difficulty.test.ts), and is written with TAMIO_WRITE_GOLDEN=1. All 200 companies are checked with
 * TAMIO_FULL=1, one archetype a seed otherwise.
 */
const isWriting = process.env['TAMIO_WRITE_GOLDEN'] === '1';
const isFull = process.env['TAMIO_FULL'] === '1' || isWriting;
const file = new URL('./company-hashes.txt', import.meta.url);
const endDate = isoDate('2026-09-30');
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

function hashOf(archetype: Archetype, seed: number): string {
  const company = generateCompany({ archetype, seed, months: 36, endDate });
  return createHash('sha256').update(JSON.stringify(company)).digest('hex');
}

if (isWriting) {
  const lines = ARCHETYPES.flatMap((archetype) => seeds.map((seed) => `${archetype} ${seed} ${hashOf(archetype, seed)}`));
  writeFileSync(file, `${lines.join('\n')}\n`);
}

const committed = new Map(
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
);

describe('the companies of seeds 1 to 40 are the committed ones', () => {
  it('has a hash for each', () => {
    expect(committed.size).toBe(ARCHETYPES.length * seeds.length);
  });

  it.each(ARCHETYPES)('%s', (archetype) => {
    const offset = ARCHETYPES.indexOf(archetype);
    for (const seed of seeds.filter((candidate) => isFull || candidate % ARCHETYPES.length === offset))
      expect(`${archetype} ${seed} ${hashOf(archetype, seed)}`).toBe(`${archetype} ${seed} ${committed.get(`${archetype} ${seed}`)}`);
  });
});
