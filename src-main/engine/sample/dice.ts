import { must } from '../../../src-shared/result/assert.ts';
import { createRandom, drawInteger, drawNormal } from '../common/random.ts';

/**
 * Seeded draws of one part of a company. `fork` gives an independent generator named by a label, so that a change in one part, or a longer
 * history, does not move the draws of another.
 */
export type Dice = {
  readonly uniform: () => number;
  readonly between: (low: number, high: number) => number;
  readonly integer: (low: number, high: number) => number;
  readonly normal: (mean: number, sd: number) => number;
  /** exp(N(ln median, sigma)): amounts, always positive. */
  readonly logNormal: (median: number, sigma: number) => number;
  /** Count of events at a mean rate; Knuth's product method, for means below about 50. */
  readonly poisson: (mean: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  readonly shuffle: <T>(items: readonly T[]) => T[];
  readonly fork: (label: string) => Dice;
};

/** FNV-1a over the label, started from the seed. */
function mixLabel(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < label.length; index += 1) hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

function weightedPick<T>(random: () => number, items: readonly (readonly [T, number])[]): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [item, weight] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return must(items.at(-1), 'at least one item to draw from')[0];
}

function shuffled<T>(random: () => number, items: readonly T[]): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = drawInteger(random, 0, index);
    const held = must(result[index], 'an index within the list');
    result[index] = must(result[other], 'an index within the list');
    result[other] = held;
  }
  return result;
}

export function createDice(seed: number): Dice {
  const random = createRandom(seed);
  const poisson = (mean: number): number => {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = random(); product > limit; product *= random()) count += 1;
    return count;
  };
  return {
    uniform: random,
    between: (low, high) => low + random() * (high - low),
    integer: (low, high) => drawInteger(random, low, high),
    normal: (mean, sd) => mean + sd * drawNormal(random),
    logNormal: (median, sigma) => median * Math.exp(sigma * drawNormal(random)),
    poisson,
    chance: (probability) => random() < probability,
    pick: (items) => must(items[drawInteger(random, 0, items.length - 1)], 'at least one item to pick from'),
    weighted: (items) => weightedPick(random, items),
    shuffle: (items) => shuffled(random, items),
    fork: (label) => createDice(mixLabel(seed, label)),
  };
}
