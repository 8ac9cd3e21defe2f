import type { IndexedItem } from './item-index.ts';

/** Items searched for sums; the nearest in time of a counterparty with more. */
const POOL_MAX = 40;
const POOL_MAX_OF_FOUR = 24;
/** Sets found by their sum; more would be equally meaningless. */
const SETS_MAX = 24;
const RUN_MAX = 12;

/** A sum looked for, with the minor units it may be off. */
export type SumTarget = { readonly sumMinor: number; readonly toleranceMinor: number };

/** Smaller sets are found by any sum already. */
const STRUCTURED_MIN = 5;

/** All open ones, those issued or due in one month, and unbroken runs by due date that come to a sum: how people pay many at once. */
function structuredSets(pool: readonly IndexedItem[], isTarget: (sumMinor: number) => boolean): IndexedItem[][] {
  if (pool.length < STRUCTURED_MIN) return [];
  const months = new Map<string, IndexedItem[]>();
  for (const entry of pool) {
    for (const key of [`issued ${entry.item.issueDate.slice(0, 7)}`, `due ${entry.item.dueDate.slice(0, 7)}`]) {
      const list = months.get(key) ?? [];
      months.set(key, list);
      list.push(entry);
    }
  }
  const sets = [[...pool], ...months.values()].filter((set) => isTarget(set.reduce((sum, { openMinor }) => sum + openMinor, 0)));
  for (let from = 0; from < pool.length; from++) {
    let sumMinor = 0;
    for (let to = from; to < pool.length && to < from + RUN_MAX; to++) {
      sumMinor += pool[to]?.openMinor ?? 0;
      if (isTarget(sumMinor)) sets.push(pool.slice(from, to + 1));
    }
  }
  return sets.filter((set) => set.length >= STRUCTURED_MIN);
}

/** Sets of two to four whose sum is a target, by looking up the missing member or pair. */
class SumSearch {
  readonly #pool: readonly IndexedItem[];
  readonly #byAmount = new Map<number, number[]>();
  #pairs: Map<number, [number, number][]> | null = null;
  readonly found: IndexedItem[][] = [];

  constructor(pool: readonly IndexedItem[]) {
    this.#pool = pool;
    pool.forEach(({ openMinor }, index) => {
      const list = this.#byAmount.get(openMinor) ?? [];
      this.#byAmount.set(openMinor, list);
      list.push(index);
    });
  }

  #amount(index: number): number {
    return this.#pool[index]?.openMinor ?? 0;
  }

  #take(indices: readonly number[]): void {
    if (this.found.length < SETS_MAX) this.found.push(indices.flatMap((index) => this.#pool[index] ?? []));
  }

  /** Completes each prefix of the given size by one more item. */
  #complete(targetMinor: number, prefix: readonly number[], size: number): void {
    const from = (prefix.at(-1) ?? -1) + 1;
    if (prefix.length === size) {
      const rest = prefix.reduce((sum, index) => sum - this.#amount(index), targetMinor);
      for (const index of this.#byAmount.get(rest) ?? []) if (index >= from) this.#take([...prefix, index]);
      return;
    }
    for (let index = from; index < this.#pool.length && this.found.length < SETS_MAX; index++) this.#complete(targetMinor, [...prefix, index], size);
  }

  #completeByPairs(targetMinor: number): void {
    if (this.#pairs === null) {
      this.#pairs = new Map();
      for (let a = 0; a < this.#pool.length; a++)
        for (let b = a + 1; b < this.#pool.length; b++) {
          const sum = this.#amount(a) + this.#amount(b);
          const list = this.#pairs.get(sum) ?? [];
          this.#pairs.set(sum, list);
          list.push([a, b]);
        }
    }
    for (const [sum, pairs] of this.#pairs) {
      const rest = this.#pairs.get(targetMinor - sum);
      if (rest === undefined) continue;
      for (const [a, b] of pairs) for (const [c, d] of rest) if (b < c) this.#take([a, b, c, d]);
    }
  }

  search(target: SumTarget): void {
    for (let off = -target.toleranceMinor; off <= target.toleranceMinor; off++) {
      const targetMinor = target.sumMinor + off;
      this.#complete(targetMinor, [], 1);
      this.#complete(targetMinor, [], 2);
      if (this.#pool.length <= POOL_MAX_OF_FOUR) this.#completeByPairs(targetMinor);
    }
  }
}

/**
 * Sets of items of one pool whose open amounts add up to a target: any two to four, and of any size all of them, those of a month and unbroken runs.
 * The pool is in order of due date; `day` (epoch) chooses the nearest forty where it is larger. O(n²) for the pool.
 */
export function findGroups(items: readonly IndexedItem[], targets: readonly SumTarget[], day: number): IndexedItem[][] {
  if (items.length < 2) return [];
  const pool =
    items.length <= POOL_MAX
      ? items
      : items
          .toSorted((a, b) => Math.abs(a.dueDay - day) - Math.abs(b.dueDay - day) || a.ordinal - b.ordinal)
          .slice(0, POOL_MAX)
          .toSorted((a, b) => a.dueDay - b.dueDay || a.ordinal - b.ordinal);
  const search = new SumSearch(pool);
  for (const target of targets) search.search(target);
  const isTarget = (sumMinor: number): boolean => targets.some((target) => Math.abs(sumMinor - target.sumMinor) <= target.toleranceMinor);
  const structured = structuredSets(pool, isTarget);
  if (search.found.length === 0 && structured.length === 0) return [];
  const unique = new Map([...search.found, ...structured].map((set) => [set.map(({ ordinal }) => ordinal).join(','), set]));
  return [...unique.values()];
}
